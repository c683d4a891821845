package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Several messages in flight on each connection of a closed loop, which go out together.
 *
 * @param connections so many
 * @param inFlight on each
 * @param nanos measured
 * @param warmUpMessages before that
 */
record Pipelining(int connections, int inFlight, long nanos, long warmUpMessages) implements Budget {

    static final Pipelining PROMISED = new Pipelining(64, 64, 20 * Load.SECOND_NANOS, 10_000_000);

    private static final double GOAL_PER_SECOND = 2_000_000;
    private static final int LIMIT_SECONDS = 120;

    @Override
    public String id() {
        return "pipelining";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT, "closed loop, %,d x 32 B, %,d in flight each, %.0f s", connections, inFlight, nanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(nanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return Needs.steady(connections);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                Load.closed("warm-up", false, 15 * Load.SECOND_NANOS, warmUpMessages, connections, inFlight),
                Load.closed("measured", true, nanos, 0, connections, inFlight));
        LoadResult result = bench.run(this, phases);
        PhaseResult measured = Results.phase(result, "measured");
        long echoes = measured.counts().completed();
        return new Outcome(
                List.of(
                        Finding.of(
                                "echoes, every byte compared",
                                Goal.atLeast(GOAL_PER_SECOND, "/s"),
                                echoes / Results.seconds(measured)),
                        Results.errors(result)),
                List.of(String.format(
                        Locale.ROOT,
                        "%.1f echoes came with a read, %.1f messages went with a write.",
                        (double) echoes / Math.max(1, measured.loop().reads()),
                        (double) measured.counts().sent()
                                / Math.max(1, measured.loop().writes()))));
    }
}
