package io.echobench.harness.stats;

import io.echobench.harness.plan.BalancedOrder;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Recorded trials with given costs, responses and signals; everything else is that of {@link SampleRun}. */
final class SimulatedTrials {

    private SimulatedTrials() {}

    /** In a balanced order; the cost of a message is the backend's times noise of 1 %. */
    static List<Completed> run(Map<String, Double> microsByBackend, int rounds, long seed) {
        List<String> backends = microsByBackend.keySet().stream().sorted().toList();
        SplittableRandom random = new SplittableRandom(seed);
        List<Completed> trials = new ArrayList<>();
        int round = 1;
        for (List<String> order : BalancedOrder.orders(backends, rounds, seed)) {
            for (String backend : order) {
                double micros = microsByBackend.getOrDefault(backend, 0.0) * Math.exp(0.01 * random.nextGaussian());
                trials.add(SampleRun.completed(
                        SampleRun.trial(trials.size() + 1, round, backend), quiet(costing(SampleRun.open(), micros))));
            }
            round++;
        }
        return trials;
    }

    /** With all responses, and the server's cost, of another trial. */
    static Completed answeringLike(Completed trial, Completed other) {
        PhaseFigures own = trial.phases().getFirst();
        PhaseFigures theirs = other.phases().getFirst();
        PhaseFigures swapped =
                Altered.copy(Altered.copy(own, "latencies", theirs.latencies()), "completed", theirs.completed());
        double micros = theirs.server().orElseThrow().cpuNanosPerMessage() / 1_000;
        return Altered.copy(trial, "phases", List.of(costing(swapped, micros)));
    }

    static Completed stolen(Completed trial, double share) {
        PhaseFigures phase = trial.phases().getFirst();
        long nanos = Math.round(share * phase.machine().windowNanos());
        return Altered.copy(
                trial,
                "phases",
                List.of(Altered.copy(phase, "machine", Altered.copy(phase.machine(), "stealNanos", nanos))));
    }

    /** With pressure, and at times throttling, a clock step or a pause of the load loop. */
    static Completed counting(Completed trial, SplittableRandom random) {
        PhaseFigures phase = trial.phases().getFirst();
        Map<String, Long> counters = Map.of(
                "pressureNanos",
                Math.round(random.nextDouble(0, 0.06) * phase.machine().windowNanos()),
                "harnessWaitNanos",
                0L,
                "throttledPeriods",
                random.nextInt(12) == 0 ? 1L : 0L,
                "swappedInPages",
                random.nextInt(20) == 0 ? 3L : 0L,
                "clockStepNanos",
                random.nextLong(0, 5_500_000));
        ClientFigures loop = new ClientFigures(
                0.4,
                1.2,
                0,
                0,
                Optional.of(random.nextLong(0, 17_000_000)),
                Optional.of(random.nextLong(0, 5_500_000)));
        PhaseFigures counted = Altered.copy(phase, "machine", Altered.copy(phase.machine(), "counters", counters));
        return Altered.copy(trial, "phases", List.of(Altered.copy(counted, "loop", loop)));
    }

    static Completed responding(Completed trial, long p50, long p99) {
        PhaseFigures phase = trial.phases().getFirst();
        Map<String, Latency> latencies = new HashMap<>(phase.latencies());
        latencies.put("response", new Latency(25_000, 40_000, 90_000, p50, p50, p99, p99, p99));
        return Altered.copy(trial, "phases", List.of(Altered.copy(phase, "latencies", Map.copyOf(latencies))));
    }

    private static PhaseFigures costing(PhaseFigures phase, double micros) {
        ProcessFigures server = Altered.copy(phase.server().orElseThrow(), "cpuNanosPerMessage", micros * 1_000);
        return Altered.copy(phase, "server", Optional.of(server));
    }

    /** No collection, and no CPU time but the two processes'. */
    private static PhaseFigures quiet(PhaseFigures phase) {
        ProcessFigures client = Altered.copy(phase.client(), "gcCount", 0L);
        long ours = client.cpuNanos() + phase.server().orElseThrow().cpuNanos();
        return Altered.copy(
                Altered.copy(phase, "client", client),
                "machine",
                Altered.copy(phase.machine(), "busyNanosByCpu", Map.of("0", ours / 2, "1", ours - ours / 2)));
    }
}
