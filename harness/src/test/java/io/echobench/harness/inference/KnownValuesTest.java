package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The building blocks agree with values that others have published or computed; each file and constant names its source. */
class KnownValuesTest {

    /**
     * C. Darwin's 15 pairs of maize plants, differences in height in eighths of an inch; R. A. Fisher, "The Design of Experiments" (1935),
     * sections 17 and 21: t = 2.148 with 14 degrees of freedom, and 863 of 32,768 assignments in either tail.
     */
    private static final LogSample MAIZE =
            new LogSample(new double[] {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48});

    /**
     * Additional hours of sleep of ten patients under two drugs, Student, "The probable error of a mean", Biometrika 6 (1908); R's example of a
     * paired t.test has t = 4.0621, p = 0.002833 and the interval 0.7001142 to 2.4598858.
     */
    private static final LogSample SLEEP = new LogSample(new double[] {1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4});

    @Test
    void thePairedTTestIsThatOfR() {
        assertThat(SLEEP.tTest()).isCloseTo(0.002833, within(5e-7));
        assertThat(Math.log(SLEEP.geometricMean(0.95).low())).isCloseTo(0.7001142, within(5e-8));
        assertThat(Math.log(SLEEP.geometricMean(0.95).high())).isCloseTo(2.4598858, within(5e-8));
    }

    @Test
    void theSignFlipTestCountsFishersAssignments() {
        assertThat(MAIZE.signFlipTest()).isEqualTo(2 * 863 / 32_768.0);
        assertThat(MAIZE.tTest()).isCloseTo(0.0497, within(5e-5));
    }

    /** SciPy 1.17.1: ttest_1samp(sleep, margin, alternative="less"); the other side is below 1e-5. */
    @Test
    void theEquivalenceTestIsThatOfSciPy() {
        assertThat(SLEEP.equivalenceTest(2.0)).isCloseTo(0.15415723566909725, within(1e-9));
        assertThat(SLEEP.equivalenceTest(2.5)).isCloseTo(0.021116860246500745, within(1e-9));
        assertThat(SLEEP.equivalenceTest(3.0)).isCloseTo(0.002655570292658665, within(1e-9));
    }

    /** Its 90 % interval ends at 2.2930053 (SciPy 1.17.1). */
    @Test
    void equivalenceIsProvedExactlyWhereTheNinetyPercentIntervalLiesWithinTheMargin() {
        assertThat(Math.log(SLEEP.geometricMean(0.90).high())).isCloseTo(2.2930053, within(5e-8));
        assertThat(SLEEP.equivalenceTest(2.2930)).isGreaterThan(0.05);
        assertThat(SLEEP.equivalenceTest(2.2931)).isLessThan(0.05);
    }

    /** SciPy 1.17.1: gmean and the exponentials of the interval of the logs. */
    @Test
    void theGeometricMeanHasItsIntervalOnTheLogScale() {
        Estimate mean = new LogSample(Arrays.stream(new double[] {20.1, 22.3, 19.4, 21.7})
                        .map(Math::log)
                        .toArray())
                .geometricMean(0.95);

        assertThat(mean.value()).isCloseTo(20.842057804668208, within(1e-9));
        assertThat(mean.low()).isCloseTo(18.79571665, within(1e-7));
        assertThat(mean.high()).isCloseTo(23.11118973, within(1e-7));
        assertThat(mean.halfWidth()).isCloseTo(mean.high() / mean.value() - 1, within(1e-9));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "student-t.csv", useHeadersInDisplayName = true)
    void anIntervalReachesAsFarAsTheQuantileOfStudentsT(int rounds, double quantile95, double quantile90) {
        double[] logs = new double[rounds];
        logs[0] = 1;
        LogSample sample = new LogSample(logs);
        double standardError = sample.sd() / Math.sqrt(rounds);

        assertThat(reach(sample, 0.95) / standardError).isCloseTo(quantile95, within(5e-4));
        assertThat(reach(sample, 0.90) / standardError).isCloseTo(quantile90, within(5e-4));
    }

    private static double reach(LogSample sample, double confidence) {
        return Math.log(sample.geometricMean(confidence).high()) - sample.mean();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "noncentral-t.csv", useHeadersInDisplayName = true)
    void theNoncentralTIsThatOfSciPy(double t, int degreesOfFreedom, double noncentrality, double probability) {
        assertThat(new NoncentralT(degreesOfFreedom, noncentrality).cumulative(t))
                .isCloseTo(probability, withinPercentage(1e-4));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rounds-for-5-percent.csv", useHeadersInDisplayName = true)
    void roundsAndSmallestDifferenceFollowFromTheNoncentralT(
            double sd, int rounds, int roundsAmong15Pairs, double smallestPercentIn12) {
        double effect = Math.log(0.95);

        assertThat(new PairedPower(sd, 0.05).roundsFor(effect, 0.95)).isEqualTo(rounds);
        assertThat(new PairedPower(sd, 0.05 / 15).roundsFor(effect, 0.95)).isEqualTo(roundsAmong15Pairs);
        assertThat(100 * Math.expm1(new PairedPower(sd, 0.05).smallestEffect(12, 0.95)))
                .isCloseTo(smallestPercentIn12, within(0.05));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "holm.csv", delimiter = ';', useHeadersInDisplayName = true)
    void holmsAdjustedValuesAreThoseOfOthers(String pValues, String adjusted, String source) {
        assertThat(Holm.adjusted(numbers(pValues))).as(source).containsExactly(numbers(adjusted), within(1e-9));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
