package io.echobench.load.hostile;

import io.echobench.load.ErrorClass;
import java.io.IOException;
import java.util.Map;

/**
 * What a hostile server does to each of its connections, and what must be counted for it.
 *
 * @param what for people
 * @param payloadBytes how large messages must be for it to matter
 * @param errors at least that many of each class; of classes that count connections exactly as many
 * @param course the attack itself
 */
record Attack(String what, int payloadBytes, Map<ErrorClass, Long> errors, Course course) {

    /** Copies the map. */
    Attack {
        errors = Map.copyOf(errors);
    }

    /** With the usual small messages. */
    Attack(String what, Map<ErrorClass, Long> errors, Course course) {
        this(what, 32, errors, course);
    }

    @Override
    public String toString() {
        return what;
    }

    /** Ends with its connection. */
    interface Course {
        void run(Victim victim) throws IOException, InterruptedException;
    }
}
