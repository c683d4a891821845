package io.echobench.harness.inference;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * One number for each round on the log scale, taken as draws from one distribution: logs of a figure, or log ratios of two. Student's t on
 * the log scale is what the interval of a geometric mean rests on.
 */
final class LogSample {

    private final double[] logs;
    private final double mean;
    private final double variance;

    LogSample(double[] logs) {
        this.logs = logs.clone();
        this.mean = Arrays.stream(logs).sum() / logs.length;
        this.variance =
                Arrays.stream(logs).map(each -> (each - mean) * (each - mean)).sum() / (logs.length - 1);
    }

    int size() {
        return logs.length;
    }

    double mean() {
        return mean;
    }

    /** Standard deviation with n - 1. */
    double sd() {
        return Math.sqrt(variance);
    }

    /** The geometric mean with its t interval; at least two rounds. */
    Estimate geometricMean(double confidence) {
        double reach = TDistribution.of(logs.length - 1).inverseSurvivalProbability((1 - confidence) / 2)
                * Math.sqrt(variance / logs.length);
        return new Estimate(Math.exp(mean), Math.exp(mean - reach), Math.exp(mean + reach), confidence, logs.length);
    }

    /** Two-sided p value of the t test that the mean is 0; of a paired t test, when these are ratios. */
    double tTest() {
        if (variance == 0) {
            return mean == 0 ? 1 : 0;
        }
        return TTest.withDefaults().test(mean, variance, logs.length).getPValue();
    }

    /**
     * p value of two one-sided t tests that the mean lies outside of +-margin: low when it lies inside. Below 0.05 exactly when the
     * 90 % interval lies within the margins.
     *
     * <p>Source: D. J. Schuirmann, "A comparison of the two one-sided tests procedure and the power approach for assessing the
     * equivalence of average bioavailability", J. Pharmacokinetics and Biopharmaceutics 15 (1987).
     *
     * @param margin on the log scale
     */
    double equivalenceTest(double margin) {
        if (variance == 0) {
            return Math.abs(mean) < margin ? 0 : 1;
        }
        double below = TTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .withMu(margin)
                .test(mean, variance, logs.length)
                .getPValue();
        double above = TTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .withMu(-margin)
                .test(mean, variance, logs.length)
                .getPValue();
        return Math.max(below, above);
    }

    /** p value of {@link SignFlipTest}. */
    double signFlipTest() {
        return SignFlipTest.pValue(logs);
    }
}
