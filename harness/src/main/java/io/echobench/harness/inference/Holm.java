package io.echobench.harness.inference;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once, and still at most a share alpha of tables with a false one among them.
 *
 * <p>Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
final class Holm {

    private Holm() {}

    /** Adjusted p values in the order of the given ones: a test is passed when its adjusted value is below alpha. */
    static double[] adjusted(double[] pValues) {
        double[] adjusted = new double[pValues.length];
        double highest = 0;
        int left = pValues.length;
        for (int each : ascending(pValues)) {
            highest = Math.max(highest, Math.min(1, left-- * pValues[each]));
            adjusted[each] = highest;
        }
        return adjusted;
    }

    /**
     * The level at which each test was made, in the order of the given ones: alpha over the number of tests that were left when it
     * came to it; for those that were not passed, over the number that were left when the procedure stopped.
     */
    static double[] levels(double[] pValues, double alpha) {
        double[] adjusted = adjusted(pValues);
        double[] levels = new double[pValues.length];
        int left = pValues.length;
        for (int each : ascending(pValues)) {
            levels[each] = alpha / left;
            left -= adjusted[each] < alpha ? 1 : 0;
        }
        return levels;
    }

    private static int[] ascending(double[] pValues) {
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(each -> pValues[each]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
