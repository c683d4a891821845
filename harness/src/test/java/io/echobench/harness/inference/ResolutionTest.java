package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.NoiseModel;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a table says that it resolves is what it finds. */
class ResolutionTest {

    private static final Map<String, NoiseModel> MODELS = DataFiles.noiseModels();

    /**
     * A two-way table without replication, worked by hand: rows 1 2 3 and 2 4 3, so backend means 2 and 3, round means 1.5, 3, 3, grand mean
     * 2.5; residuals 0, -0.5, 0.5 and their opposites; their squares sum to 1, over (2 - 1)(3 - 1) degrees of freedom, twice that is 1.
     */
    @Test
    void poolsTheSpreadOverBackendsAndRounds() {
        MetricRounds rounds = new MetricRounds(
                SimulatedRun.COST, Map.of("a", exponentials(1, 2, 3), "b", exponentials(2, 4, 3)), Map.of());

        assertThat(Resolution.of(rounds, Rules.STANDARD).orElseThrow().sdOfLogRatio())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void ofTwoBackendsIsTheSpreadOfTheirRatios() {
        MetricRounds rounds = simulated("drift", List.of(1.0, 1.2), 12, 1);

        assertThat(Resolution.of(rounds, Rules.STANDARD).orElseThrow().sdOfLogRatio())
                .isCloseTo(rounds.logRatios("b0", "b1").sd(), within(1e-12));
    }

    @Test
    void doesNotDependOnHowMuchTheBackendsDiffer() {
        double alike = Resolution.of(simulated("drift", List.of(1.0, 1.0, 1.0), 12, 2), Rules.STANDARD)
                .orElseThrow()
                .difference();
        double apart = Resolution.of(simulated("drift", List.of(1.0, 3.0, 0.2), 12, 2), Rules.STANDARD)
                .orElseThrow()
                .difference();

        assertThat(apart).isCloseTo(alike, withinPercentage(1e-6));
    }

    @Test
    void findsTheSpreadThatIsThere() {
        double sum = 0;
        for (int seed = 0; seed < 100; seed++) {
            double sd = Resolution.of(simulated("forks", Collections.nCopies(6, 1.0), 12, seed), Rules.STANDARD)
                    .orElseThrow()
                    .sdOfLogRatio();
            sum += sd * sd;
        }
        assertThat(Math.sqrt(sum / 100)).isCloseTo(0.03 * Math.sqrt(2), withinPercentage(2));
    }

    @Test
    void isForTheHardestStepOfHolm() {
        Resolution resolution = Resolution.of(simulated("forks", Collections.nCopies(6, 1.0), 12, 3), Rules.STANDARD)
                .orElseThrow();
        double effect = Math.log1p(resolution.difference());

        assertThat(resolution.pairs()).isEqualTo(15);
        assertThat(new PairedPower(resolution.sdOfLogRatio(), 0.05 / 15).power(effect, 12))
                .isCloseTo(0.95, within(1e-5));
        assertThat(resolution.burnShare()).isEqualTo(2 * resolution.difference());
    }

    /** Against the whole procedure, both tests and Holm, for the hardest case: one pair of 15 differs. */
    @Test
    void aDifferenceOfThatSizeIsFoundInNearly95Percent() {
        double truth = Math.expm1(new PairedPower(0.03 * Math.sqrt(2), 0.05 / 15).smallestEffect(12, 0.95));
        int found = 0;
        for (int seed = 0; seed < 500; seed++) {
            MetricRounds rounds = simulated("forks", List.of(1.0, 1 + truth, 1.0, 1.0, 1.0, 1.0), 12, seed);
            found += Comparisons.of(rounds, Rules.STANDARD).getFirst().isWonBy("b0") ? 1 : 0;
        }
        assertThat(found).as("of 500; the exact test takes some in 12 rounds").isGreaterThan(450);
    }

    @Test
    void isExpectedToBeHalfAtMost() {
        assertThat(Resolution.expected(3, 12, Rules.STANDARD).difference()).isBetween(0.02, 0.04);
        assertThat(Resolution.expected(3, 2, Rules.STANDARD).difference()).isEqualTo(Resolution.COARSEST_EXPECTED);
    }

    @Test
    void reads() {
        assertThat(new Resolution(0.048, 12, 1, 0.0565).sentence())
                .isEqualTo("this table resolves differences of >= 5.7 %");
    }

    @Test
    void isUnknownWithoutRoundsOrSpread() {
        assertThat(Resolution.of(simulated("forks", List.of(1.0), 12, 1), Rules.STANDARD))
                .isEmpty();
        assertThat(Resolution.of(
                        new MetricRounds(
                                SimulatedRun.COST, Map.of("a", exponentials(1, 2), "b", exponentials(2, 3)), Map.of()),
                        Rules.STANDARD))
                .as("without spread")
                .isEmpty();
    }

    private static MetricRounds simulated(String model, List<Double> effects, int rounds, long seed) {
        return SimulatedRun.rounds(
                Objects.requireNonNull(MODELS.get(model)),
                SimulatedRun.Order.balanced,
                effects,
                rounds,
                new SplittableRandom(seed));
    }

    private static SortedMap<Integer, Double> exponentials(double... logs) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        for (int i = 0; i < logs.length; i++) {
            values.put(i + 1, Math.exp(logs[i]));
        }
        return values;
    }
}
