package io.echobench.load.virtual;

import java.util.Arrays;

/**
 * The test of Anderson and Darling (1954) against a fully specified exponential distribution. Its weight lies on both tails, so that
 * it sees gaps that are cut off, rounded or too regular.
 */
final class AndersonDarling {

    /** What 1 % of samples from the law exceed, for a law without estimated parameters (Stephens 1974, case 0, n of 5 or more). */
    static final double ONE_PERCENT = 3.857;

    /** Gaps a sample: enough to reject, in at least 97 of 100 samples, a law whose rate or regularity is 5 % off (10,000: in 96). */
    static final int SAMPLE = 20_000;

    /** Clocks tick in whole nanoseconds: a gap of none counts as this share of the mean. */
    private static final double SHORTEST = 1e-7;

    private AndersonDarling() {}

    /** The statistic of gaps against an exponential law; 1 on average if they follow it, large if not. */
    static double exponential(double[] gaps, double mean) {
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double logBelow = Math.log(-Math.expm1(-Math.max(sorted[i], SHORTEST * mean) / mean));
            double logAbove = -sorted[n - 1 - i] / mean;
            sum += (2.0 * i + 1) * (logBelow + logAbove);
        }
        return -n - sum / n;
    }
}
