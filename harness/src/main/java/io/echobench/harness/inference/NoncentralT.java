package io.echobench.harness.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the t statistic when there is a difference: T = (Z + noncentrality) / S, where Z is standard normal and S the
 * square root of a chi-squared over its degrees of freedom. The chance of T is averaged over S by Simpson's rule.
 *
 * <p>Source: N. L. Johnson, S. Kotz and N. Balakrishnan, "Continuous Univariate Distributions", volume 2 (1995), chapter 31.
 *
 * @param degreesOfFreedom at least 1
 */
record NoncentralT(int degreesOfFreedom, double noncentrality) {

    private static final int STEPS = 800;
    private static final double NEARLY_ZERO = 1e-9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The chance that T is at most t. */
    double cumulative(double t) {
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(degreesOfFreedom);
        double to = 1 + 12 / Math.sqrt(2.0 * degreesOfFreedom);
        double step = (to - NEARLY_ZERO) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double s = NEARLY_ZERO + i * step;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double density = chiSquared.density(degreesOfFreedom * s * s) * 2 * degreesOfFreedom * s;
            sum += weight * density * NORMAL.cumulativeProbability(t * s - noncentrality);
        }
        return Math.min(1, sum * step / 3);
    }
}
