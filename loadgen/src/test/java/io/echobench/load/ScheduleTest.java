package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theFirstAtAConstantRateIsDueAfterHalfAGap() {
        assertThat(all(new Rate(1000, 1000, SECOND), Arrivals.UNIFORM))
                .hasSize(1000)
                .startsWith(500_000L, 1_500_000L)
                .endsWith(999_500_000L);
    }

    @Test
    void theOriginalScriptAsksFor40650Sessions() {
        long sessions = LongStream.of(
                        all(new Rate(5, 5, 30 * SECOND), Arrivals.UNIFORM).size(),
                        all(new Rate(50, 50, 30 * SECOND), Arrivals.UNIFORM).size(),
                        all(new Rate(100, 100, 30 * SECOND), Arrivals.UNIFORM).size(),
                        all(new Rate(100, 500, 120 * SECOND), Arrivals.UNIFORM).size())
                .sum();
        assertThat(sessions).isEqualTo(40_650);
    }

    @Test
    void aRampReachesItsRateInItsLastSecond() {
        List<Long> due = all(new Rate(100, 500, 120 * SECOND), Arrivals.UNIFORM);
        assertThat(due.stream().filter(nanos -> nanos < SECOND)).hasSizeBetween(101, 102);
        assertThat(due.stream().filter(nanos -> nanos >= 119 * SECOND)).hasSizeBetween(498, 499);
    }

    @Test
    void onARampTheIntegralOfTheRateAtTheKthIsKMinusOneHalf() {
        for (Rate rate : List.of(new Rate(0, 300, 20 * SECOND), new Rate(300, 0, 20 * SECOND))) {
            List<Long> due = all(rate, Arrivals.UNIFORM);
            assertThat(due).hasSize(3000).isSorted();
            for (int i = 0; i < due.size(); i++) {
                double t = due.get(i) / 1e9;
                double integral = rate.from() * t + (rate.to() - rate.from()) / 20 * t * t / 2;
                assertThat(integral).isCloseTo(i + 0.5, org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    @Test
    void isEmptyWhereTheRateIsZeroOrTheTimeIs() {
        assertThat(all(new Rate(0, 0, SECOND), Arrivals.POISSON)).isEmpty();
        assertThat(all(new Rate(100, 100, 0), Arrivals.UNIFORM)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void theLoopsTogetherSendExactlyTheSingleLoopsSchedule(Arrivals arrivals) {
        Rate rate = new Rate(100, 700, 5 * SECOND);
        List<Long> whole = all(rate, arrivals);
        assertThat(whole).hasSizeGreaterThan(1800);
        for (int loops : new int[] {2, 3, 7, 64}) {
            Long[] union = new Long[whole.size()];
            for (int loop = 0; loop < loops; loop++) {
                Schedule schedule = Schedule.of(rate, arrivals, 42, loop, loops);
                for (; schedule.offsetNanos() != Schedule.NONE; schedule.next()) {
                    assertThat(schedule.number() % loops).isEqualTo(loop);
                    union[(int) schedule.number()] = schedule.offsetNanos();
                }
            }
            assertThat(union).as("%d loops", loops).containsExactlyElementsOf(whole);
        }
    }

    @Test
    void aPoissonProcessIsTheSameForTheSameSeedAlone() {
        Rate rate = new Rate(1000, 1000, SECOND);
        assertThat(all(rate, Arrivals.POISSON))
                .isEqualTo(all(rate, Arrivals.POISSON))
                .isSorted();
        assertThat(Schedule.of(rate, Arrivals.POISSON, 1, 0, 1).offsetNanos())
                .isNotEqualTo(Schedule.of(rate, Arrivals.POISSON, 2, 0, 1).offsetNanos());
    }

    @Test
    void aPoissonRampFollowsItsRate() {
        List<Long> due = all(new Rate(100, 900, 100 * SECOND), Arrivals.POISSON);
        // 50,000 expected, of them 15,000 in the first half: more than five standard deviations on both sides
        assertThat(due).hasSizeBetween(48_800, 51_200);
        assertThat(due.stream().filter(nanos -> nanos < 50 * SECOND)).hasSizeBetween(14_300, 15_700);
    }

    private static List<Long> all(Rate rate, Arrivals arrivals) {
        List<Long> due = new ArrayList<>();
        Schedule schedule = Schedule.of(rate, arrivals, 42, 0, 1);
        for (; schedule.offsetNanos() != Schedule.NONE; schedule.next()) {
            due.add(schedule.offsetNanos());
        }
        return due;
    }
}
