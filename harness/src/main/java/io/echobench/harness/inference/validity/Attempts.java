package io.echobench.harness.inference.validity;

import java.util.List;

/** What becomes of a backend's place in a round: an invalid trial is repeated at most twice, and all attempts are kept. */
public sealed interface Attempts {

    /** Repeats after the first attempt. */
    int MOST_REPEATS = 2;

    /**
     * An attempt counts.
     *
     * @param attempt from 1
     */
    record Kept(int attempt) implements Attempts {}

    /** None did so far, and another may be made. */
    record Repeat() implements Attempts {}

    /** None did, and there will be no other: the round is missing for this backend. */
    record GivenUp() implements Attempts {}

    /**
     * From the attempts so far.
     *
     * @param attempts in their order; the first valid one counts
     */
    static Attempts after(List<Validity> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).valid()) {
                return new Kept(i + 1);
            }
        }
        return attempts.size() <= MOST_REPEATS ? new Repeat() : new GivenUp();
    }
}
