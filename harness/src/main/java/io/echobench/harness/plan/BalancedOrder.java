package io.echobench.harness.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Balanced orders of the backends, round by round: rows of a {@link WilliamsDesign}, shuffled. After {@link #balancedRounds} every backend
 * has stood at each position equally often and directly after each other backend equally often. Any other number of rounds is a
 * balanced incomplete order: after every single round the counts of two positions of a backend differ by at most one.
 */
public final class BalancedOrder {

    private BalancedOrder() {}

    /** The fewest rounds that balance positions and neighbours exactly; every multiple of them does, too. */
    public static int balancedRounds(int backends) {
        return WilliamsDesign.rows(backends);
    }

    /** The lowest balanced number of rounds that is not below the wanted one. */
    public static int nextBalancedRounds(int wanted, int backends) {
        int rows = balancedRounds(backends);
        return Math.max(1, Math.ceilDiv(wanted, rows)) * rows;
    }

    /**
     * One order for each round. Pure: with the same seed, more rounds begin with the orders of fewer.
     *
     * @param backends ids, each once, at least one; the order in which they are given has its say in the result
     * @param rounds at least 1
     */
    public static List<List<String>> orders(List<String> backends, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> labels = new ArrayList<>(backends);
        Collections.shuffle(labels, random);
        List<List<String>> orders = new ArrayList<>();
        while (orders.size() < rounds) {
            for (List<List<Integer>> square : shuffled(WilliamsDesign.squares(labels.size()), random)) {
                for (List<Integer> row : shuffled(square, random)) {
                    orders.add(row.stream().map(labels::get).toList());
                }
            }
        }
        return List.copyOf(orders.subList(0, rounds));
    }

    /** Squares stay whole, or a prefix would not be balanced. */
    private static <T> List<T> shuffled(List<T> rows, SplittableRandom random) {
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
