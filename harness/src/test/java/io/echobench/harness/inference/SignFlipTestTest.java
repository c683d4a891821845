package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipTestTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 12, 15})
    void countsWhatIsCountedOneByOne(int rounds) {
        SplittableRandom random = new SplittableRandom(rounds);
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] ratios = random.doubles(rounds, -1, 1.5).toArray();
            assertThat(SignFlipTest.pValue(ratios)).isEqualTo(oneByOne(ratios));
        }
    }

    @Test
    void countsTiesThoughRoundingTellsThemApart() {
        double[] ratios = {0.1, 0.2, 0.3, -0.1, 0.4, 0.2};

        assertThat(SignFlipTest.pValue(ratios)).isEqualTo(oneByOne(new double[] {1, 2, 3, -1, 4, 2}));
    }

    @Test
    void isCertainThatEqualFiguresDoNotDiffer() {
        assertThat(SignFlipTest.pValue(new double[8])).isEqualTo(1);
    }

    @Test
    void reachesItsLowestValueWhereAllSignsAgree() {
        assertThat(SignFlipTest.pValue(new double[] {1, 2, 3, 4, 5, 6}))
                .isEqualTo(2 / 64.0)
                .isEqualTo(SignFlipTest.lowest(6));
    }

    @Test
    void drawsAssignmentsBeyondFortyRoundsAndComesNearTheNormalDistribution() {
        double[] ratios = new double[60];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = i < 38 ? 1 : -1;
        }
        // the chance of 38 heads or more, or of tails, in 60 throws: scipy.stats.binomtest(38, 60).pvalue = 0.05188...
        assertThat(SignFlipTest.pValue(ratios)).isCloseTo(0.0519, within(0.003)).isEqualTo(SignFlipTest.pValue(ratios));
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "3, 7", "15, 10", "28, 11", "45, 11"})
    void saysHowManyRoundsItNeedsAtLeast(int pairs, int rounds) {
        assertThat(Rules.STANDARD.minimumRounds(pairs)).isEqualTo(rounds);
    }

    private static double oneByOne(double[] ratios) {
        double seen = 0;
        for (double ratio : ratios) {
            seen += ratio;
        }
        int asExtreme = 0;
        for (int signs = 0; signs < 1 << ratios.length; signs++) {
            double sum = 0;
            for (int i = 0; i < ratios.length; i++) {
                sum += (signs >> i & 1) == 0 ? ratios[i] : -ratios[i];
            }
            asExtreme += Math.abs(sum) >= Math.abs(seen) - 1e-12 ? 1 : 0;
        }
        return asExtreme / (double) (1 << ratios.length);
    }
}
