package io.echobench.harness.plan;

import java.util.List;

/**
 * The trials of a run in the order in which they are run.
 *
 * @param seed of the order and of every schedule
 * @param rounds how often each backend is measured
 */
public record Plan(long seed, int rounds, List<Trial> trials) {

    /** Copies the list. */
    public Plan {
        trials = List.copyOf(trials);
    }
}
