package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.LoopFigures;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A loop allocates nothing for a message, and its JVM collects nothing. The loop's thread counts every byte that it allocates; what it
 * takes to hand a second to the control thread, once a second, is counted apart.
 *
 * @param warmUpMessages before all of it
 * @param messages of the closed loop by count
 * @param nanos of the closed loop by time
 * @param openNanos of the open loop
 * @param perSecond of the open loop
 */
record Allocation(long warmUpMessages, long messages, long nanos, long openNanos, double perSecond) implements Budget {

    static final Allocation PROMISED =
            new Allocation(Load.WARM_UP_MESSAGES, 10_000_000, 60 * Load.SECOND_NANOS, 200 * Load.SECOND_NANOS, 50_000);

    /** At 40,000 messages a second, which any machine does. */
    private static final long COUNTED_AT_MOST_NANOS = 250 * Load.SECOND_NANOS;

    private static final int LIMIT_SECONDS = 60;
    private static final String COUNTED = "closed loop by count";
    private static final String TIMED = "closed loop by time";
    private static final String OPEN = "open loop";

    @Override
    public String id() {
        return "allocation";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "64 x 32 B: closed loop, %,d messages and then %.0f s; open loop, %,.0f/s for %.0f s",
                messages,
                nanos / 1e9,
                perSecond,
                openNanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(COUNTED_AT_MOST_NANOS + nanos + openNanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return Needs.steady(Load.CONNECTIONS);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        LoadResult result = bench.run(this, phases());
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String name : List.of(COUNTED, TIMED, OPEN)) {
            PhaseResult phase = Results.phase(result, name);
            LoopFigures loop = phase.loop();
            findings.add(Finding.of(
                    String.format(
                            Locale.ROOT,
                            "%s, allocated for %,d messages",
                            name,
                            phase.counts().completed()),
                    Goal.exactly(0, "B"),
                    (double) (loop.allocatedBytes() - loop.handingOverBytes())));
            findings.add(Finding.of(
                    String.format(Locale.ROOT, "%s, collections in %.0f s", name, Results.seconds(phase)),
                    Goal.exactly(0, ""),
                    (double) loop.gcCount()));
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: %,d B to hand over %d seconds.",
                    name,
                    loop.handingOverBytes(),
                    phase.series().size()));
        }
        findings.add(Finding.of(COUNTED + ", messages", Goal.atLeast((double) messages, ""), (double)
                Results.phase(result, COUNTED).counts().completed()));
        findings.add(Results.errors(result));
        return new Outcome(findings, notes);
    }

    private List<Phase> phases() {
        int connections = Load.CONNECTIONS;
        return List.of(
                Load.warmUp(warmUpMessages),
                Load.closed("settling", false, 2 * Load.SECOND_NANOS, 0, connections, 1),
                Load.closed(COUNTED, true, COUNTED_AT_MOST_NANOS, messages, connections, 1),
                Load.closed(TIMED, true, nanos, 0, connections, 1),
                Load.open("settling in the open loop", false, 2 * Load.SECOND_NANOS, perSecond, connections),
                Load.open(OPEN, true, openNanos, perSecond, connections));
    }
}
