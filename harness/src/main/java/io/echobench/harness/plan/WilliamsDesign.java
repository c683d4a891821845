package io.echobench.harness.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders of n things in which each stands at every position equally often and directly after every other equally often, so
 * that neither the position nor what ran before favours one.
 *
 * <p>Source: E. J. Williams, "Experimental designs balanced for the estimation of residual effects of treatments", Australian Journal
 * of Scientific Research A 2 (1949); for even n as tabulated by J. V. Bradley, "Complete counterbalancing of immediate sequential
 * effects in a Latin square design", JASA 53 (1958).
 */
final class WilliamsDesign {

    private WilliamsDesign() {}

    /** Rows of the whole design: n for an even n and for 1, else 2 n. */
    static int rows(int things) {
        return things == 1 || things % 2 == 0 ? things : 2 * things;
    }

    /**
     * The Latin squares that make up the design: one for an even n, in which each ordered pair of neighbours occurs once; for an odd
     * n two, of which the second is the first read backwards, and in which each occurs twice.
     *
     * @param things n, at least 1
     * @return squares of rows of 0 .. n - 1
     */
    static List<List<List<Integer>>> squares(int things) {
        List<Integer> first = firstRow(things);
        List<List<Integer>> square = IntStream.range(0, things)
                .mapToObj(shift ->
                        first.stream().map(thing -> (thing + shift) % things).toList())
                .toList();
        return rows(things) == things
                ? List.of(square)
                : List.of(square, square.stream().map(List::reversed).toList());
    }

    /** 0, 1, n - 1, 2, n - 2, ...: every difference between neighbours, modulo n, once for an even n. */
    private static List<Integer> firstRow(int things) {
        List<Integer> row = new ArrayList<>(List.of(0));
        for (int low = 1, high = things - 1; low <= high; low++, high--) {
            row.add(low);
            if (low < high) {
                row.add(high);
            }
        }
        return List.copyOf(row);
    }
}
