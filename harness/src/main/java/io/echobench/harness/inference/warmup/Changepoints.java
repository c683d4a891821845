package io.echobench.harness.inference.warmup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a series into levels: the segmentation with the lowest sum of squared deviations from the segments' means plus a penalty for each
 * segment.
 *
 * <p>Optimal partitioning, B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal
 * Processing Letters 12 (2005); R. Killick, P. Fearnhead and I. A. Eckley, "Optimal detection of changepoints with a linear
 * computational cost", JASA 107 (2012). Noise is estimated from the median step between neighbours, which levels hardly move. The penalty is
 * 15 ln(n) noise^2, five times the usual one: windows of one process are correlated.
 */
final class Changepoints {

    private static final double PENALTY = 15;
    /** Median of |difference of two normal variables| over their standard deviation. */
    private static final double MEDIAN_STEP = 0.6744897501960817 * Math.sqrt(2);

    private final double[] sums;
    private final double[] squares;

    private Changepoints(double[] values) {
        sums = new double[values.length + 1];
        squares = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
            squares[i + 1] = squares[i] + values[i] * values[i];
        }
    }

    /** A stretch with one level: values from (inclusive) to (exclusive). */
    record Level(int from, int to, double mean) {

        int length() {
            return to - from;
        }
    }

    /**
     * The levels of a series in their order.
     *
     * @param shortest windows of a level; a shorter series has one level
     */
    static List<Level> levels(double[] values, int shortest) {
        return new Changepoints(values).partition(values.length, shortest, penalty(values));
    }

    private static double penalty(double[] values) {
        double[] steps = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .sorted()
                .toArray();
        double median = steps.length == 0 ? 0 : (steps[(steps.length - 1) / 2] + steps[steps.length / 2]) / 2;
        double noise = median / MEDIAN_STEP;
        return PENALTY * Math.log(Math.max(2, values.length)) * noise * noise;
    }

    private List<Level> partition(int length, int shortest, double penalty) {
        double[] cost = new double[length + 1];
        int[] previous = new int[length + 1];
        Arrays.fill(cost, 1, length + 1, Double.POSITIVE_INFINITY);
        for (int to = Math.min(shortest, length); to <= length; to++) {
            for (int from = 0; from <= Math.max(0, to - shortest); from++) {
                double with = cost[from] + deviation(from, to) + penalty;
                if (with < cost[to]) {
                    cost[to] = with;
                    previous[to] = from;
                }
            }
        }
        List<Level> levels = new ArrayList<>();
        for (int to = length; to > 0; to = previous[to]) {
            levels.add(new Level(previous[to], to, mean(previous[to], to)));
        }
        return levels.reversed();
    }

    private double deviation(int from, int to) {
        double sum = sums[to] - sums[from];
        return squares[to] - squares[from] - sum * sum / (to - from);
    }

    private double mean(int from, int to) {
        return (sums[to] - sums[from]) / (to - from);
    }
}
