package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import io.echobench.load.SessionRules;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How many connections a second are set up and taken down: connect, upgrade, closing handshake, end of the stream. More are due than can
 * be done, and an arrival that finds enough of them open is skipped, so that as many are begun as come to their end.
 *
 * @param warmUpNanos before that
 * @param nanos measured
 * @param perSecond that are due
 */
record SetUps(long warmUpNanos, long nanos, double perSecond) implements Budget {

    static final SetUps PROMISED = new SetUps(30 * Load.SECOND_NANOS, 10 * Load.SECOND_NANOS, 25_000);

    private static final double GOAL_PER_SECOND = 10_000;
    private static final int MOST_OPEN = 64;
    private static final int LIMIT_SECONDS = 60;

    /** So much shorter is the pause for what the warm-up has left to the compilers: they share a CPU with the loop. */
    private static final long WARM_UP_OVER_COMPILING = 10;

    @Override
    public String id() {
        return "setups";
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "connect, upgrade, closing handshake; at most %d at once, %.0f s after %.0f s of the same",
                MOST_OPEN,
                nanos / 1e9,
                warmUpNanos / 1e9);
    }

    @Override
    public Duration atMost() {
        return Duration.ofNanos(nanos + warmUpNanos).plusSeconds(LIMIT_SECONDS);
    }

    @Override
    public Needs needs() {
        return new Needs(MOST_OPEN, (long) (perSecond * (nanos + warmUpNanos) / 1e9), 1);
    }

    @Override
    public Outcome prove(Bench bench) throws BenchmarkException, InterruptedException {
        List<Phase> phases = List.of(
                sessions("warm-up", false, warmUpNanos),
                new Phase.Pause("compiling", warmUpNanos / WARM_UP_OVER_COMPILING),
                sessions("measured", true, nanos));
        LoadResult result = bench.run(this, phases);
        PhaseResult measured = Results.phase(result, "measured");
        long done = measured.counts().sessionsCompleted();
        return new Outcome(
                List.of(
                        Finding.of(
                                "set-ups, each with its closing handshake",
                                Goal.atLeast(GOAL_PER_SECOND, "/s"),
                                done / Results.seconds(measured)),
                        Results.errors(result)),
                List.of(String.format(
                        Locale.ROOT,
                        "connections came from %d local addresses.",
                        Math.max(1, needs().sources(bench.limits()).size()))));
    }

    private Phase sessions(String name, boolean measured, long phaseNanos) {
        return new Phase.Sessions(
                name,
                measured,
                phaseNanos,
                perSecond,
                perSecond,
                Arrivals.UNIFORM,
                List.of(new Flow("open-close", 1, List.of())),
                new SessionRules(MOST_OPEN, SessionRules.AtEnd.AWAIT_ECHOES));
    }
}
