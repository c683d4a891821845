package io.echobench.tck.wire;

import java.time.Duration;

/** How long an answer may take before it counts as none. Thread-safe. */
public interface Patience {

    /** How long to wait at first. */
    Duration first();

    /** How much longer once that has passed without an answer; asked once an answer, and may take a while itself. */
    Duration more();

    /** The same for every answer. */
    static Patience of(Duration whole) {
        return new Patience() {
            @Override
            public Duration first() {
                return whole;
            }

            @Override
            public Duration more() {
                return Duration.ZERO;
            }
        };
    }
}
