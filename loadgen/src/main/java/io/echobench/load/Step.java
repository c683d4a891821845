package io.echobench.load;

import java.io.Serializable;
import java.util.List;

/** A step of a session. */
public sealed interface Step extends Serializable {

    /** Sends a message; the next step does not wait for its echo. */
    record Send(Payload payload) implements Step {}

    /** Lets time pass: later messages of the session are due that much later. */
    record Think(long nanos) implements Step {}

    /** Repeats steps {@code count} times. */
    record Loop(long count, List<Step> steps) implements Step {

        /** Copies the list. */
        public Loop {
            steps = List.copyOf(steps);
        }
    }
}
