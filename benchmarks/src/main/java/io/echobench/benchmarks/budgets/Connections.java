package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * As many connections to one server as a process may have files open on many machines, all of them in use.
 *
 * @param connections so many, over several local addresses
 * @param perSecond messages over all of them in turn
 * @param nanos measured
 */
record Connections(int connections, double perSecond, long nanos) implements Budget {

    static final Connections PROMISED = new Connections(18_000, 18_000, 20 * Load.SECOND_NANOS);

    private static final int ADDRESSES = 4;
    private static final int LIMIT_SECONDS = 180;

    @Override
    public String id() {
        return "connections";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "open loop, %,.0f/s over %,d connections x 32 B, %.0f s",
                perSecond,
                connections,
                nanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(nanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return new Needs(connections, connections, ADDRESSES);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                Load.closed("warm-up", false, 0, 4L * connections, connections, 1),
                Load.open("measured", true, nanos, perSecond, connections));
        LoadResult result = bench.run(this, phases);
        PhaseResult measured = Results.phase(result, "measured");
        return new Outcome(
                List.of(
                        Finding.of("connections held from begin to end", Goal.exactly(connections, ""), (double)
                                measured.counts().sessionsCompleted()),
                        Finding.of("echoes", Goal.exactly(perSecond * nanos / 1e9, ""), (double)
                                measured.counts().completed()),
                        Results.errors(result)),
                List.of(String.format(
                        Locale.ROOT,
                        "connections came from %d local addresses.",
                        Math.max(1, needs().sources(bench.limits()).size()))));
    }
}
