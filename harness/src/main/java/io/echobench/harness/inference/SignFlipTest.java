package io.echobench.harness.inference;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Were the two servers of a pair alike, each round's log ratio could as well have had the other sign. The p value is the share of all
 * assignments of signs whose sum is at least as far from 0 as the one that was seen. It assumes no distribution.
 *
 * <p>Source: R. A. Fisher, "The Design of Experiments" (1935), section 21.
 */
final class SignFlipTest {

    /** Up to here all assignments are counted: both halves of the rounds have a million at most. */
    static final int EXACT_ROUNDS = 40;

    /** Beyond, this many are drawn, and the seen one counts (B. Phipson and G. K. Smyth, 2010): never too low a p value. */
    private static final int DRAWS = 100_000;

    /** Two sums that differ by no more than rounding are equal. */
    private static final double ROUNDING = 1e-12;

    private SignFlipTest() {}

    /** Two-sided p value; exact up to {@value #EXACT_ROUNDS} rounds. */
    static double pValue(double[] logRatios) {
        double[] sizes = Arrays.stream(logRatios).map(Math::abs).toArray();
        double seen = Math.abs(Arrays.stream(logRatios).sum())
                - ROUNDING * Arrays.stream(sizes).sum();
        if (seen <= 0) {
            return 1;
        }
        return sizes.length <= EXACT_ROUNDS ? exact(sizes, seen) : drawn(sizes, seen);
    }

    /** The lowest p value that so many rounds can give: only the seen signs and their opposites are as extreme. */
    static double lowest(int rounds) {
        return Math.scalb(1.0, 1 - rounds);
    }

    /** Meets in the middle: each sum of one half is completed by all sums of the other that lie far enough out. */
    private static double exact(double[] sizes, double seen) {
        double[] left = sums(sizes, 0, sizes.length / 2);
        double[] right = sums(sizes, sizes.length / 2, sizes.length);
        long above = 0;
        int from = right.length;
        for (double sum : left) {
            while (from > 0 && sum + right[from - 1] >= seen) {
                from--;
            }
            above += right.length - from;
        }
        return Math.min(1, 2.0 * above / ((double) left.length * right.length));
    }

    /** The sums of all assignments of signs to a part, ascending: with each size, the shifted down and the shifted up are merged. */
    private static double[] sums(double[] sizes, int from, int to) {
        double[] sums = {0};
        for (int at = from; at < to; at++) {
            double size = sizes[at];
            double[] merged = new double[2 * sums.length];
            for (int low = 0, high = 0; low + high < merged.length; ) {
                boolean lowNext = low < sums.length && sums[low] - size <= sums[high] + size;
                merged[low + high] = lowNext ? sums[low++] - size : sums[high++] + size;
            }
            sums = merged;
        }
        return sums;
    }

    private static double drawn(double[] sizes, double seen) {
        SplittableRandom random = new SplittableRandom(sizes.length);
        int asExtreme = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double size : sizes) {
                sum += random.nextBoolean() ? size : -size;
            }
            asExtreme += Math.abs(sum) >= seen ? 1 : 0;
        }
        return asExtreme / (DRAWS + 1.0);
    }
}
