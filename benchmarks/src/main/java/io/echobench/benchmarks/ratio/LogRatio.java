package io.echobench.benchmarks.ratio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times larger one of two paired figures is: the mean of the logarithms of the pairs' ratios, and its interval by Student's
 * t. A ratio's logarithm is as far from 0 whichever of the two is divided by the other, and the host's drift, which both figures of
 * a pair share, cancels.
 *
 * @param pairs how many
 * @param ratio exp of the mean
 * @param low exp of the lower end of the interval
 * @param high exp of the upper end
 * @param median of the pairs' ratios
 * @param spread standard deviation of the logarithms
 */
public record LogRatio(int pairs, double ratio, double low, double high, double median, double spread) {

    /** The level of the interval. */
    public static final double CONFIDENCE = 0.95;

    /**
     * The ratio {@code numerators / denominators}, pair by pair.
     *
     * @param numerators at least two, all greater than 0
     * @param denominators as many
     */
    public static LogRatio of(List<Double> numerators, List<Double> denominators) {
        int n = numerators.size();
        if (n < 2 || denominators.size() != n) {
            throw new IllegalArgumentException(
                    n + " and " + denominators.size() + " figures are not two or more pairs");
        }
        double[] logs = IntStream.range(0, n)
                .mapToDouble(i -> Math.log(positive(numerators.get(i)) / positive(denominators.get(i))))
                .sorted()
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double median = Math.exp((logs[(n - 1) / 2] + logs[n / 2]) / 2);
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double spread = Math.sqrt(squares / (n - 1));
        double quantile = TDistribution.of(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = quantile * spread / Math.sqrt(n);
        return new LogRatio(n, Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), median, spread);
    }

    private static double positive(double figure) {
        if (figure > 0 && figure < Double.POSITIVE_INFINITY) {
            return figure;
        }
        throw new IllegalArgumentException("a figure of " + figure + " has no ratio");
    }
}
