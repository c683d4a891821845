package io.echobench.harness.inference;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How likely the two-sided paired t test is to find a difference between two backends.
 *
 * @param sdOfLogRatio standard deviation of a round's log ratio; positive
 * @param alpha of the test
 */
public record PairedPower(double sdOfLogRatio, double alpha) {

    private static final int MOST_ROUNDS = 100_000;

    /**
     * The chance to find a difference: P(|T| above the test's threshold), T noncentral t with rounds - 1 degrees of freedom and
     * noncentrality effect x sqrt(rounds) / sd.
     *
     * @param effect the true log ratio
     * @param rounds at least 2
     */
    public double power(double effect, int rounds) {
        double threshold = TDistribution.of(rounds - 1).inverseSurvivalProbability(alpha / 2);
        NoncentralT t = new NoncentralT(rounds - 1, Math.abs(effect) * Math.sqrt(rounds) / sdOfLogRatio);
        return 1 - t.cumulative(threshold) + t.cumulative(-threshold);
    }

    /** The fewest rounds that find a log ratio with the given power. */
    public int roundsFor(double effect, double power) {
        for (int rounds = 2; rounds < MOST_ROUNDS; rounds++) {
            if (power(effect, rounds) >= power) {
                return rounds;
            }
        }
        throw new IllegalArgumentException("a difference of " + effect + " needs more than " + MOST_ROUNDS + " rounds");
    }

    /** The smallest log ratio that so many rounds find with the given power, to a millionth of the standard deviation. */
    public double smallestEffect(int rounds, double power) {
        double low = 0;
        double high = sdOfLogRatio;
        while (power(high, rounds) < power) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-6 * sdOfLogRatio) {
            double middle = (low + high) / 2;
            if (power(middle, rounds) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
