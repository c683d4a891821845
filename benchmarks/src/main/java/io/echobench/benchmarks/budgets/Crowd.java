package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * More connections than a process may have files open: several load processes share one schedule, and as many processes of the calibration
 * server share one port.
 *
 * @param connections of all load processes together
 * @param processes of either kind
 * @param perSecond messages over all connections in turn
 * @param nanos measured
 */
record Crowd(int connections, int processes, double perSecond, long nanos) implements Budget {

    static final Crowd PROMISED = new Crowd(50_000, 3, 10_000, 30 * Load.SECOND_NANOS);

    private static final String MEASURED = "measured";
    private static final int ADDRESSES = 8;
    private static final int LIMIT_SECONDS = 300;
    /** The kernel deals connections to servers by a hash: one gets more than its share, by chance. */
    private static final double MOST_DEVIATIONS = 6;

    @Override
    public String id() {
        return "crowd";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "open loop, %,.0f/s over %,d connections x 32 B, from %d load processes to %d reference processes on one port, %.0f s",
                perSecond,
                connections,
                processes,
                processes,
                nanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(nanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        double share = (double) connections / processes;
        long most = (long) Math.ceil(share + MOST_DEVIATIONS * Math.sqrt(share));
        return new Needs(most, connections, ADDRESSES);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                Load.closed("warm-up", false, 0, 4L * connections, connections, 1),
                Load.open(MEASURED, true, nanos, perSecond, connections));
        CrowdRun.Seen seen = CrowdRun.of(bench, this, phases, 1);
        List<PhaseResult> measured = seen.results().stream()
                .map(result -> Results.phase(result, MEASURED))
                .toList();
        return new Outcome(
                List.of(
                        Finding.of(
                                "connections established at once, counted by the kernel",
                                Goal.exactly(connections, ""),
                                (double) seen.established()),
                        Finding.of("connections held from begin to end", Goal.exactly(connections, ""), (double)
                                measured.stream()
                                        .mapToLong(phase -> phase.counts().sessionsCompleted())
                                        .sum()),
                        Finding.of("echoes", Goal.exactly(perSecond * nanos / 1e9, ""), (double) measured.stream()
                                .mapToLong(phase -> phase.counts().completed())
                                .sum()),
                        Finding.of(
                                "errors",
                                Goal.exactly(0, ""),
                                seen.results().stream()
                                        .mapToDouble(Crowd::errors)
                                        .sum())),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "connections came from %d local addresses; the load processes block while they wait, because they share CPUs.",
                                Math.max(1, needs().sources(bench.limits()).size())),
                        "connections of each server: "
                                + String.join(
                                        ", ",
                                        seen.perServer().stream()
                                                .map(count -> String.format(Locale.ROOT, "%,d", count))
                                                .toList())
                                + "."));
    }

    private static double errors(LoadResult result) {
        return Results.errors(result).measured();
    }
}
