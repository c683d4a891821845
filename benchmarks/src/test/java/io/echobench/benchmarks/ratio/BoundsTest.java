package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.benchmarks.ratio.Bounds.Verdict;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final Bounds GOAL = new Bounds(0, 1.08);
    private static final Bounds EQUAL = new Bounds(0.97, 1.03);

    @Test
    void aGoalIsMetByTheUpperEndNotByTheMean() {
        assertThat(GOAL.verdict(interval(1.02, 1.08))).isEqualTo(Verdict.MET);
        assertThat(GOAL.verdict(interval(0.6, 0.7))).isEqualTo(Verdict.MET);
        assertThat(GOAL.verdict(interval(1.02, 1.09))).isEqualTo(Verdict.OPEN);
        assertThat(GOAL.verdict(interval(1.09, 1.20))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void equalMeansThatNeitherSideCostsLess() {
        assertThat(EQUAL.verdict(interval(0.98, 1.02))).isEqualTo(Verdict.MET);
        assertThat(EQUAL.verdict(interval(0.90, 1.10))).isEqualTo(Verdict.OPEN);
        assertThat(EQUAL.verdict(interval(0.90, 0.96))).isEqualTo(Verdict.MISSED);
        assertThat(EQUAL.verdict(interval(1.04, 1.10))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void overIoUringTheGoalsAreTighterWhereBatchesAreLarge() {
        for (Shape shape : Shape.ALL) {
            assertThat(Bounds.ioUringGoalOf(shape).atMost())
                    .isLessThanOrEqualTo(Bounds.goalOf(shape).atMost());
        }
        assertThat(Shape.ALL.getFirst().ioUringGoal()).isEqualTo(0.85);
    }

    private static LogRatio interval(double low, double high) {
        double middle = Math.sqrt(low * high);
        return new LogRatio(41, middle, low, high, middle, 0.1);
    }
}
