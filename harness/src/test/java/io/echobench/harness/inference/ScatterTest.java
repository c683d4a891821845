package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Metric.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By how much two rows of the same server differ. */
class ScatterTest {

    private static final Metric METRIC = new Metric("cost", "us", Better.LOWER);

    @Test
    void isTheStandardDeviationOfTheLogRatiosAndWhatATableWithItFinds() {
        Scatter scatter = scatter(1, Math.exp(0.02), Math.exp(-0.02), Math.exp(0.04), Math.exp(-0.04))
                .orElseThrow();

        double sd = Math.sqrt((2 * 0.02 * 0.02 + 2 * 0.04 * 0.04) / 4);
        assertThat(scatter.rounds()).isEqualTo(5);
        assertThat(scatter.sdOfLogRatio()).isCloseTo(sd, within(1e-12));
        assertThat(scatter.difference().orElseThrow())
                .isCloseTo(Math.expm1(new PairedPower(sd, 0.05 / 15).smallestEffect(12, 0.95)), within(1e-12));
    }

    @Test
    void withoutAnySpreadThereIsNoSmallestDifferenceAndWithOneRoundNoScatter() {
        assertThat(scatter(1, 1, 1).orElseThrow().difference()).isEmpty();
        assertThat(scatter(1.2)).isEmpty();
    }

    private static Optional<Scatter> scatter(double... ratios) {
        List<Observation> observations = new ArrayList<>();
        for (int round = 1; round <= ratios.length; round++) {
            observations.add(new Observation("cost", "reference", round, 1, 12 * ratios[round - 1], List.of()));
            observations.add(new Observation("cost", "twin", round, 1, 12, List.of()));
        }
        MetricRounds rounds = MetricRounds.of(METRIC, List.of("reference", "twin"), observations);
        return Scatter.of(rounds, "reference", "twin", 12, 15, Rules.STANDARD);
    }
}
