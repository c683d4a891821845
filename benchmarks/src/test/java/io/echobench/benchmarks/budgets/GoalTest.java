package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void theBoundItselfMeetsEveryGoal() {
        assertThat(Goal.atMost(40, "us").verdict(40)).isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.atLeast(40, "us").verdict(40)).isEqualTo(Goal.Verdict.MET);
        assertThat(Goal.exactly(40, "us").verdict(40)).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void whatLiesOnTheWrongSideIsMissed() {
        assertThat(Goal.atMost(40, "us").verdict(40.001)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.atLeast(40, "us").verdict(39.999)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.exactly(0, "").verdict(1)).isEqualTo(Goal.Verdict.MISSED);
    }

    @Test
    void whatCouldNotBeMeasuredIsMissed() {
        assertThat(Goal.atMost(40, "us").verdict(Double.NaN)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.atLeast(0, "/s").verdict(Double.NaN)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.exactly(0, "").verdict(Double.NaN)).isEqualTo(Goal.Verdict.MISSED);
        assertThat(Goal.atMost(40, "us").shown(Double.NaN)).isEqualTo("NaN us");
    }

    @Test
    void figuresAreShownInTheGoalsUnit() {
        assertThat(Goal.atLeast(2_000_000, "/s").words()).isEqualTo(">= 2,000,000 /s");
        assertThat(Goal.atLeast(2_000_000, "/s").shown(2_345_678.9)).isEqualTo("2,345,679 /s");
        assertThat(Goal.atMost(40, "us").shown(12.345)).isEqualTo("12.35 us");
        assertThat(Goal.atMost(1, "B").shown(0.00123)).isEqualTo("0.0012 B");
        assertThat(Goal.exactly(0, "").words()).isEqualTo("= 0");
    }

    @Test
    void roundingNeverHidesAVerdict() {
        assertThat(Goal.atMost(1_024, "B").shown(1_024.2)).isEqualTo("1024.2 B");
        assertThat(Goal.atLeast(10_000, "/s").shown(9_999.7)).isEqualTo("9999.7 /s");
    }
}
