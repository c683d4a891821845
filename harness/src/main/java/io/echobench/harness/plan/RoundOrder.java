package io.echobench.harness.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The order of the backends within each round: every round is shuffled for itself, so that drift of the machine hits all alike. */
final class RoundOrder {

    private RoundOrder() {}

    /**
     * One round's order.
     *
     * @param backends ids; the order in which they are given has its say in the result, so it must be the same in every run
     * @param random this round's own
     */
    static List<String> shuffled(List<String> backends, SplittableRandom random) {
        List<String> order = new ArrayList<>(backends);
        Collections.shuffle(order, random);
        return List.copyOf(order);
    }
}
