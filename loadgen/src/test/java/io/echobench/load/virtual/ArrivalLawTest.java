package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.Arrivals;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.VirtualLoop;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages leave when the arrival law says so: what reaches the server is taken, less half a round trip, from the time at which the
 * phase began. Where the lag is 0 that is the intended and the written time at once.
 *
 * <p>Sample sizes. {@link AndersonDarling#SAMPLE} gaps a seed find a law that is 5 % off; of 100 seeds of a true Poisson process 97 or
 * more pass at 1 % with probability .98. The count of a Poisson process of expectation N scatters by sqrt(N): 0.1 % of the rate is
 * three standard deviations only from 9 million messages on, so that a single run is held to 3.5 of them, and 0.1 % to 10 million.
 */
class ArrivalLawTest {

    private static final long RTT = 100 * MICRO;

    @ParameterizedTest
    @ValueSource(ints = {1000, 5000, 2000, 64})
    void uniformGapsAreEqualToTheNanosecond(int perSecond) {
        long[] due = due(run(1, 60, perSecond, Arrivals.UNIFORM));
        long gap = SECOND / perSecond;
        assertThat(due).hasSize(60 * perSecond);
        for (int k = 0; k < due.length; k++) {
            assertThat(due[k]).isEqualTo(gap / 2 + k * gap);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3000, 7, 999, 4801})
    void uniformTimesThatAreNoWholeNanosecondsAreRoundedAndDoNotDrift(int perSecond) {
        long[] due = due(run(1, 30, perSecond, Arrivals.UNIFORM));
        assertThat(due).hasSize(30 * perSecond);
        for (int k = 1; k <= due.length; k++) {
            long errorTimesRate = due[k - 1] * perSecond - (2L * k - 1) * (SECOND / 2);
            assertThat(Math.abs(2 * errorTimesRate)).as("message %s", k).isLessThanOrEqualTo(perSecond);
        }
    }

    @Test
    void poissonGapsPassAndersonDarlingInAtLeast97Of100Seeds() {
        int passed = 0;
        for (long seed = 1; seed <= 100; seed++) {
            long[] due = due(run(seed, 21, 1000, Arrivals.POISSON));
            double[] gaps = Arrays.copyOf(gaps(due), AndersonDarling.SAMPLE);
            passed += AndersonDarling.exponential(gaps, SECOND / 1000.0) <= AndersonDarling.ONE_PERCENT ? 1 : 0;
            assertThat((double) due.length).isCloseTo(21_000, withinPercentage(350 / Math.sqrt(21_000)));
        }
        assertThat(passed).isGreaterThanOrEqualTo(97);
    }

    @Test
    void tenMillionPoissonArrivalsKeepTheRateWithinATenthOfAPercent() {
        long arrivals = LongStream.rangeClosed(1, 10)
                .map(seed -> VirtualLoop.countArrivals(50_000, 20 * SECOND, Arrivals.POISSON, seed))
                .sum();
        assertThat((double) arrivals).isCloseTo(10_000_000, withinPercentage(0.1));
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void theSameSeedGivesTheSameScheduleAndAnotherSeedAnotherPoissonOne(Arrivals arrivals) {
        long[] first = due(run(5, 20, 1000, arrivals));
        assertThat(due(run(5, 20, 1000, arrivals))).isEqualTo(first);
        assertThat(Arrays.equals(due(run(6, 20, 1000, arrivals)), first)).isEqualTo(arrivals == Arrivals.UNIFORM);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theSharesOfSeveralProcessesTogetherAreTheScheduleOfOne(int processes) {
        for (Arrivals arrivals : Arrivals.values()) {
            LoadPlan whole = Plans.of(7, Plans.openLoop(20, 1500, arrivals));
            long[] union = LongStream.range(0, processes)
                    .flatMap(number -> LongStream.of(due(share(whole, (int) number, processes))))
                    .sorted()
                    .toArray();
            assertThat(union).as("%s", arrivals).isEqualTo(due(VirtualRun.of(whole, ServerModel.ideal(RTT))));
        }
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void theLoopsOfOneProcessBeginTogetherAndShareTheSchedule(Arrivals arrivals) {
        LoadPlan plan = Plans.of(9, Plans.openLoop(20, 1500, arrivals));
        VirtualRun one = VirtualRun.of(plan, ServerModel.ideal(RTT));
        VirtualRun three = VirtualRun.ofLoops(Plans.withShare(plan, new LoadPlan.Share(0, 3, 3)), RTT);
        long origin = three.phase(0).beganNanos() + RTT / 2;
        long[] union = three.servers().stream()
                .flatMapToLong(server -> LongStream.of(server.arrivals()))
                .map(at -> at - origin)
                .sorted()
                .toArray();
        assertThat(union).isEqualTo(due(one));
        assertThat(three.counts()).isEqualTo(one.counts());
        assertThat(three.histogram(Interval.RESPONSE)).isEqualTo(one.histogram(Interval.RESPONSE));
    }

    @Test
    void theResultsOfThreeProcessesMergeToThatOfOneInAnyOrder() {
        LoadPlan whole = Plans.of(8, Plans.openLoop(20, 1500, Arrivals.POISSON));
        VirtualRun one = VirtualRun.of(whole, ServerModel.ideal(RTT));
        List<LoadResult> parts = IntStream.range(0, 3)
                .mapToObj(number -> share(whole, number, 3).result())
                .toList();
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0), List.of(2, 1, 0))) {
            LoadResult.PhaseResult merged = LoadResult.merge(
                            order.stream().map(parts::get).toList())
                    .phases()
                    .get(0);
            assertThat(merged.counts()).isEqualTo(one.counts());
            for (Interval interval : Interval.values()) {
                if (interval != Interval.HANDSHAKE) {
                    assertThat(merged.histogram(interval)).as("%s", interval).isEqualTo(one.histogram(interval));
                }
            }
        }
    }

    private static VirtualRun share(LoadPlan whole, int number, int processes) {
        return VirtualRun.of(Plans.withShare(whole, new LoadPlan.Share(number, 1, processes)), ServerModel.ideal(RTT));
    }

    private static VirtualRun run(long seed, long seconds, int perSecond, Arrivals arrivals) {
        return VirtualRun.of(Plans.of(seed, Plans.openLoop(seconds, perSecond, arrivals)), ServerModel.ideal(RTT));
    }

    /** When each message left, since the phase began; checked to be when it was intended to. */
    private static long[] due(VirtualRun run) {
        assertThat(run.histogram(Interval.LAG).getMaxValue()).isZero();
        assertThat(run.counts().sent())
                .isEqualTo(run.counts().intended())
                .isEqualTo(run.server().arrivals().length);
        long origin = run.phase(0).beganNanos() + RTT / 2;
        return LongStream.of(run.server().arrivals()).map(at -> at - origin).toArray();
    }

    private static double[] gaps(long[] due) {
        double[] gaps = new double[due.length];
        for (int i = 0; i < due.length; i++) {
            gaps[i] = i == 0 ? due[i] : due[i] - due[i - 1];
        }
        return gaps;
    }
}
