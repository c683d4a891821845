package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "12, 0.019, NARROW_ENOUGH",
        "12, 0.021, GO_ON",
        "11, 0.001, GO_ON",
        "6, 0.001, GO_ON",
        "13, 0.001, GO_ON",
        "18, 0.019, NARROW_ENOUGH",
        "29, 0.030, GO_ON",
        "30, 0.030, MOST_ROUNDS",
        "30, 0.010, NARROW_ENOUGH",
        "31, 0.030, MOST_ROUNDS"
    })
    void stopsAtBalancedNumbersOfRoundsOnceNarrowOrAtTheMost(int rounds, double widest, Decision decision) {
        assertThat(rule(12, 6).after(rounds, List.of(0.001, widest, 0.002))).isEqualTo(decision);
    }

    @Test
    void stopsAtTheLastBalancedNumberBelowTheMost() {
        StoppingRule ofSeven = rule(14, 14);

        assertThat(ofSeven.after(14, List.of(0.05))).isEqualTo(Decision.GO_ON);
        assertThat(ofSeven.after(28, List.of(0.05))).isEqualTo(Decision.MOST_ROUNDS);
    }

    @Test
    void neverStopsOnNoInterval() {
        assertThat(rule(12, 6).after(12, List.of())).isEqualTo(Decision.GO_ON);
    }

    /** The same rounds with one backend ten times as dear, or exactly as dear: the widths are the same, so is the decision. */
    @Test
    void cannotSeeWhetherAnythingIsSignificant() {
        for (int seed = 0; seed < 100; seed++) {
            List<Double> alike = widths(1.0, seed);
            List<Double> apart = widths(10.0, seed);
            for (int i = 0; i < alike.size(); i++) {
                assertThat(apart.get(i)).isCloseTo(alike.get(i), within(1e-12));
            }
        }
    }

    @Test
    void aPairWithoutAnIntervalIsNotNarrow() {
        MetricRounds rounds = MetricRounds.of(
                SimulatedRun.COST,
                List.of("a", "b"),
                List.of(observation("a", 1), observation("a", 2), observation("b", 3), observation("b", 4)));

        assertThat(Ranking.of(rounds, List.of(), List.of(), Rules.STRICT).halfWidths())
                .containsExactly(Double.POSITIVE_INFINITY);
    }

    private static Observation observation(String backend, int round) {
        return new Observation(SimulatedRun.COST.id(), backend, round, 1, 10, List.of());
    }

    private static List<Double> widths(double effect, long seed) {
        MetricRounds rounds = SimulatedRun.rounds(
                Objects.requireNonNull(DataFiles.noiseModels().get("forks")),
                SimulatedRun.Order.balanced,
                List.of(1.0, effect, 1.1),
                12,
                new SplittableRandom(seed));
        return Ranking.of(rounds, List.of(), List.of(), Rules.STRICT).halfWidths();
    }

    @Test
    void isGivenTimeForItsSpreadToBeKnownHoweverFewRoundsCouldProveSomething() {
        assertThat(StoppingRule.of(0.02, 30, 1, 4, Rules.STRICT)).isEqualTo(rule(12, 4));
    }

    /** {@code strict}: half-widths of 2 % or 30 rounds. */
    private static StoppingRule rule(int fewest, int step) {
        return new StoppingRule(0.02, fewest, 30, step);
    }
}
