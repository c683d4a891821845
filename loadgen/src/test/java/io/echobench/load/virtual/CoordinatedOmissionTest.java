package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.Arrivals;
import io.echobench.load.Interval;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that stands still must show in the percentiles of an open loop, however few messages it answered meanwhile.
 *
 * <p>For stalls of length D every T, {@code rho} = rate times cost: {@code L_q = b + cost + max(0, D - (1 - q) T (1 - rho))}.
 */
class CoordinatedOmissionTest {

    private static final long RTT = 100 * MICRO;
    private static final long COST = 20 * MICRO;
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};

    record Pattern(long stallNanos, long periodNanos, int perSecond) {

        Stalls stalls(long seconds) {
            return Stalls.every(periodNanos, stallNanos, 0, seconds * SECOND);
        }

        double expectedMillis(double percentile) {
            double rho = perSecond * (double) COST / SECOND;
            double stalled = stallNanos - (1 - percentile / 100) * periodNanos * (1 - rho);
            return (RTT + COST + Math.max(0, stalled)) / 1e6;
        }

        @Override
        public String toString() {
            return stallNanos / MILLI + " ms every " + periodNanos / MILLI + " ms at " + perSecond + "/s";
        }
    }

    static Stream<Pattern> patterns() {
        return Stream.of(
                new Pattern(100 * MILLI, SECOND, 1000),
                new Pattern(100 * MILLI, SECOND, 5000),
                new Pattern(20 * MILLI, SECOND, 5000),
                new Pattern(500 * MILLI, SECOND, 1000),
                new Pattern(500 * MILLI, 2 * SECOND, 1000),
                new Pattern(300 * MILLI, 10 * SECOND, 1000),
                new Pattern(30 * MILLI, 250 * MILLI, 4000));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void anOpenLoopPrintsStallsAsTheFormulaSays(Pattern pattern) {
        VirtualRun run = run(Arrivals.UNIFORM, pattern.perSecond(), pattern.stalls(60), 1);
        for (double percentile : PERCENTILES) {
            assertThat(run.millisAt(Interval.RESPONSE, percentile))
                    .as("p%s", percentile)
                    .isCloseTo(pattern.expectedMillis(percentile), withinPercentage(0.2));
        }
        assertThat(run.histogram(Interval.RESPONSE)).isEqualTo(expected(run, pattern.stalls(60)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void poissonArrivalsSeeTheSameStallsWithinTheirScatter(long seed) {
        Pattern pattern = new Pattern(100 * MILLI, SECOND, 1000);
        VirtualRun run = run(Arrivals.POISSON, pattern.perSecond(), pattern.stalls(60), seed);
        for (double percentile : new double[] {95, 99, 99.9}) {
            double scatterMillis = 3.5 * Math.sqrt(60_000 * (1 - percentile / 100)) / 60;
            assertThat(run.millisAt(Interval.RESPONSE, percentile))
                    .as("p%s", percentile)
                    .isCloseTo(pattern.expectedMillis(percentile), within(scatterMillis));
        }
        assertThat(run.histogram(Interval.RESPONSE)).isEqualTo(expected(run, pattern.stalls(60)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void irregularStallsOfRandomLengthGiveExactlyTheReplayedDistribution(long seed) {
        Stalls stalls = irregular(seed);
        for (Arrivals arrivals : Arrivals.values()) {
            VirtualRun run = run(arrivals, 2000, stalls, seed);
            assertThat(run.histogram(Interval.RESPONSE)).isEqualTo(expected(run, stalls));
            assertThat(run.histogram(Interval.RESPONSE).getMaxValue())
                    .isGreaterThan(stalls.list().stream()
                                    .mapToLong(Stalls.Stall::nanos)
                                    .max()
                                    .orElseThrow()
                            - 10 * MILLI);
        }
    }

    @Test
    void theIntervalFromTheWriteShowsTheStallTooAsNothingHoldsTheWritesBack() {
        Stalls stalls = Stalls.every(SECOND, 100 * MILLI, 0, 20 * SECOND);
        VirtualRun run = run(Arrivals.UNIFORM, 1000, stalls, 1);
        assertThat(run.histogram(Interval.RTT)).isEqualTo(run.histogram(Interval.RESPONSE));
        assertThat(run.histogram(Interval.LAG).getMaxValue()).isZero();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aClosedLoopOfOneConnectionHidesTheSameStalls(Pattern pattern) {
        VirtualRun closed = VirtualRun.of(
                Plans.of(1, Plans.closedLoop(20)),
                ServerModel.ideal(RTT).serving(Service.fifo(() -> COST, pattern.stalls(20))));
        double hidden = closed.millisAt(Interval.RESPONSE, 99);
        assertThat(hidden).isLessThan(1);
        assertThat(pattern.expectedMillis(99) / hidden).isGreaterThanOrEqualTo(90);
    }

    private static VirtualRun run(Arrivals arrivals, int perSecond, Stalls stalls, long seed) {
        return VirtualRun.of(
                Plans.of(seed, Plans.openLoop(60, perSecond, arrivals)),
                ServerModel.ideal(RTT).serving(Service.fifo(() -> COST, stalls)));
    }

    private static org.HdrHistogram.Histogram expected(VirtualRun run, Stalls stalls) {
        long[] responses = ResponseModel.responses(run.server().arrivals(), () -> COST, stalls, RTT);
        return VirtualRun.histogramOf(responses);
    }

    private static Stalls irregular(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] at = {0};
        return new Stalls(LongStream.range(0, 40)
                .mapToObj(i -> {
                    long begin = at[0] + random.nextLong(10 * MILLI, 2 * SECOND);
                    at[0] = begin + random.nextLong(MILLI, 700 * MILLI);
                    return new Stalls.Stall(begin, at[0]);
                })
                .toList());
    }
}
