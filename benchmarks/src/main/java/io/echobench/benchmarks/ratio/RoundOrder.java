package io.echobench.benchmarks.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who goes first in each round: of every two rounds one side in the first and the other in the second (ABBA), drawn from a seed. */
final class RoundOrder {

    private RoundOrder() {}

    /** One for each round: whether the first side goes first. */
    static List<Boolean> firstSideFirst(int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Boolean> order = new ArrayList<>();
        while (order.size() < rounds) {
            boolean first = random.nextBoolean();
            order.add(first);
            order.add(!first);
        }
        return List.copyOf(order.subList(0, rounds));
    }
}
