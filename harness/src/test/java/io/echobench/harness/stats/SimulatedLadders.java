package io.echobench.harness.stats;

import io.echobench.harness.plan.BalancedOrder;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A made-up run that ranks: slices of the ladder in each trial, own, anchor, anchor, own, and a latency and a closed-loop phase after them. A
 * round's machine makes all of it dearer or cheaper by 5 %; each slice scatters by 1 %. A server that would need more than its CPU does not
 * carry the rate.
 */
public final class SimulatedLadders {

    /** The rungs. */
    public static final List<Double> RATES = List.of(5_000.0, 20_000.0, 50_000.0);

    /** Microseconds of a message; the row that burns needs 1.2 more than its own 12. */
    public static final Map<String, Double> MICROS = Map.of(
            "helidon",
            24.0,
            "netty",
            16.0,
            "undertow",
            18.0,
            "reference",
            12.0,
            "reference-again",
            12.0,
            "reference-burn-x",
            13.2);

    private static final long SECOND = 1_000_000_000L;
    private static final double ANCHOR_MICROS = 12;

    private SimulatedLadders() {}

    /** How that run ranks: 5,000, 20,000 and 50,000 a second, the second of them first, a burn of 1.2 us. */
    public static RunRecord.Ranked how() {
        return how(20_000);
    }

    /** The same, with other rates first. */
    public static RunRecord.Ranked how(double... primaryRates) {
        return new RunRecord.Ranked(
                "reference",
                RATES,
                Arrays.stream(primaryRates).boxed().toList(),
                List.of(),
                "reference-again",
                "reference-burn-x",
                Optional.of(1_200L),
                0.05,
                Optional.empty(),
                Optional.empty());
    }

    /** Its record, of that many rounds. */
    public static RunRecord run(int rounds) {
        RunRecord plain = SampleRun.run(
                MICROS.keySet().stream().sorted().map(SampleRun::ready).toArray(RunRecord.Backend[]::new));
        return Altered.copy(Altered.copy(plain, "rounds", rounds), "plannedTrials", rounds * MICROS.size())
                .withRanked(how());
    }

    /** Its trials, in a balanced order. */
    public static List<Completed> trials(int rounds, long seed) {
        return trials(MICROS, rounds, seed);
    }

    static List<Completed> trials(Map<String, Double> microsByBackend, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Completed> trials = new ArrayList<>();
        int round = 1;
        for (List<String> order :
                BalancedOrder.orders(microsByBackend.keySet().stream().sorted().toList(), rounds, seed)) {
            for (String backend : order) {
                double machine = Math.exp(0.05 * random.nextGaussian());
                trials.add(trial(
                        SampleRun.trial(trials.size() + 1, round, backend),
                        machine * microsByBackend.getOrDefault(backend, 0.0),
                        machine * ANCHOR_MICROS,
                        random));
            }
            round++;
        }
        return trials;
    }

    static Completed trial(Trial trial, double micros, double anchorMicros, SplittableRandom random) {
        List<PhaseFigures> phases = new ArrayList<>();
        for (double rate : RATES) {
            phases.add(slice(rate, 1, "", micros, random));
            phases.add(slice(rate, 1, "reference", anchorMicros, random));
            phases.add(slice(rate, 2, "reference", anchorMicros, random));
            phases.add(slice(rate, 2, "", micros, random));
        }
        phases.add(quiet(SampleRun.open(), micros));
        phases.add(quiet(SampleRun.closed(90_000), micros));
        return SampleRun.completed(trial, phases.toArray(PhaseFigures[]::new));
    }

    private static PhaseFigures slice(double rate, int number, String anchor, double micros, SplittableRandom random) {
        long messages = Math.round(rate);
        double cost = micros * Math.exp(0.01 * random.nextGaussian());
        PhaseFigures plain = SampleRun.phase(
                "cost %.0f/s %d%s".formatted(rate, number, anchor.isEmpty() ? "" : " anchor"),
                new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", anchor),
                messages,
                SECOND);
        double share = cost * rate / 1e6;
        PhaseFigures carried = share <= 1 ? plain : Altered.copy(plain, "elapsedNanos", Math.round(share * SECOND));
        return quiet(carried, cost);
    }

    /** No collection, and no CPU time but the two processes'. */
    static PhaseFigures quiet(PhaseFigures phase, double micros) {
        long window = phase.elapsedNanos();
        long cpu = Math.round(1_000 * micros * phase.completed());
        ProcessFigures server = costing(phase.server().orElseThrow(), cpu, window, phase.completed());
        ProcessFigures client =
                Altered.copy(costing(phase.client(), window / 2, window, phase.completed()), "gcCount", 0L);
        return Altered.copy(
                Altered.copy(Altered.copy(phase, "server", Optional.of(server)), "client", client),
                "machine",
                new MachineFigures(window, Map.of("0", cpu, "1", window / 2), 0, 64));
    }

    private static ProcessFigures costing(ProcessFigures process, long cpu, long window, long messages) {
        return Altered.copy(
                Altered.copy(Altered.copy(process, "cpuNanos", cpu), "windowNanos", window),
                "cpuNanosPerMessage",
                (double) cpu / messages);
    }

    /** The same trial with that share of time stolen in each of its phases. */
    public static Completed stolen(Completed trial, double share) {
        List<PhaseFigures> phases = trial.phases().stream()
                .map(phase -> Altered.copy(phase, "machine", stolen(phase.machine(), share)))
                .toList();
        return Altered.copy(trial, "phases", phases);
    }

    private static MachineFigures stolen(MachineFigures machine, double share) {
        return Altered.copy(machine, "stealNanos", Math.round(share * machine.windowNanos()));
    }

    /** The same trial under another number of the attempt. */
    public static Completed again(Completed trial) {
        return Altered.copy(trial, "trial", trial.trial().again());
    }

    /** The same trial with a mark. */
    public static Completed marked(Completed trial, String mark) {
        return Altered.copy(trial, "marks", List.of(mark));
    }
}
