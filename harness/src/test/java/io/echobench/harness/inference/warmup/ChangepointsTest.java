package io.echobench.harness.inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.warmup.Changepoints.Level;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangepointsTest {

    @Test
    void findsEveryStepOfACleanSeries() {
        double[] values = new double[60];
        Arrays.setAll(values, i -> (i < 12 ? 3 : i < 40 ? 1 : 2) + 0.001 * (i % 2));

        assertThat(Changepoints.levels(values, 5)).extracting(Level::from).containsExactly(0, 12, 40);
        assertThat(Changepoints.levels(values, 5)).extracting(Level::to).containsExactly(12, 40, 60);
        assertThat(Changepoints.levels(values, 5).get(1).mean()).isCloseTo(1.0005, within(1e-9));
    }

    @Test
    void seldomSeesAStepInNoise() {
        int seen = 0;
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values =
                    random.doubles(60).map(ignored -> random.nextGaussian()).toArray();
            seen += Changepoints.levels(values, 5).size() > 1 ? 1 : 0;
        }
        assertThat(seen).isLessThanOrEqualTo(5);
    }

    @Test
    void placesAStepOfFourNoisesWithinAFewWindows() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[60];
            Arrays.setAll(values, i -> (i < 25 ? 0 : 4.0) + random.nextGaussian());
            List<Level> levels = Changepoints.levels(values, 5);

            assertThat(levels).as("seed %s", seed).hasSize(2);
            assertThat(levels.getLast().from()).isCloseTo(25, within(3));
        }
    }

    @Test
    void makesNoLevelShorterThanAllowed() {
        double[] values = new double[40];
        Arrays.setAll(values, i -> i / 2 % 2 * 10 + 0.01 * (i % 2));

        assertThat(Changepoints.levels(values, 5)).allMatch(level -> level.length() >= 5);
    }

    @Test
    void takesAShortSeriesForOneLevel() {
        assertThat(Changepoints.levels(new double[] {1, 9, 1}, 5)).containsExactly(new Level(0, 3, 11 / 3.0));
        assertThat(Changepoints.levels(new double[0], 5)).isEmpty();
    }
}
