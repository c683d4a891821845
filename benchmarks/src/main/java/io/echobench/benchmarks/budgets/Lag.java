package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.Interval;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How late a loop sends what is due, and how long an echo lies there before it is looked at.
 *
 * @param warmUpMessages before that
 * @param perSecond that are due
 * @param nanos measured
 */
record Lag(long warmUpMessages, double perSecond, long nanos) implements Budget {

    static final Lag PROMISED = new Lag(Load.WARM_UP_MESSAGES, 50_000, 30 * Load.SECOND_NANOS);

    private static final String MICROS = "us";
    private static final int LIMIT_SECONDS = 60;

    @Override
    public String id() {
        return "lag";
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "open loop, %,.0f/s, 64 x 32 B, %.0f s", perSecond, nanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(nanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return Needs.steady(Load.CONNECTIONS);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                Load.warmUp(warmUpMessages),
                Load.open("settling", false, 2 * Load.SECOND_NANOS, perSecond, Load.CONNECTIONS),
                Load.open("measured", true, nanos, perSecond, Load.CONNECTIONS));
        LoadResult result = bench.run(this, phases);
        PhaseResult measured = Results.phase(result, "measured");
        double scheduled = perSecond * nanos / 1e9;
        return new Outcome(
                List.of(
                        Finding.of("lag p99", Goal.atMost(40, MICROS), micros(measured, Interval.LAG, 99)),
                        Finding.of("lag p99.9", Goal.atMost(500, MICROS), micros(measured, Interval.LAG, 99.9)),
                        Finding.of(
                                "receive queue p99",
                                Goal.atMost(20, MICROS),
                                micros(measured, Interval.RECEIVE_QUEUE, 99)),
                        Finding.of("sent", Goal.exactly(scheduled, ""), (double)
                                measured.counts().sent()),
                        Results.errors(result)),
                List.of(String.format(
                        Locale.ROOT,
                        "lag p50 %.1f us, longest pause of the loop %.0f us.",
                        micros(measured, Interval.LAG, 50),
                        measured.loop().longestPauseNanos() / 1e3)));
    }

    private static double micros(PhaseResult phase, Interval interval, double percentile) {
        return phase.histogram(interval).getValueAtPercentile(percentile) / 1e3;
    }
}
