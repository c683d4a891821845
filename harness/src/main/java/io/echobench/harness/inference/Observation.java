package io.echobench.harness.inference;

import java.util.List;

/**
 * One figure of one attempt at one backend in one round.
 *
 * @param metric its id
 * @param backend its id
 * @param round from 1
 * @param attempt from 1; an invalid trial is repeated within its round, and all attempts are kept
 * @param value positive; infinite where it lies beyond what can be measured, as a censored percentile does
 * @param objections why it does not count, from the generator's and the machine's signals alone
 *     ({@link io.echobench.harness.inference.validity.RoundJudge}); empty when it counts
 */
public record Observation(
        String metric, String backend, int round, int attempt, double value, List<String> objections) {

    /** Refuses what has no logarithm; copies the list. */
    public Observation {
        if (!(value > 0)) {
            throw new IllegalArgumentException("%s of %s in round %d is %s; only a positive figure can be compared"
                    .formatted(metric, backend, round, value));
        }
        objections = List.copyOf(objections);
    }

    /** Whether it counts. */
    public boolean valid() {
        return objections.isEmpty();
    }
}
