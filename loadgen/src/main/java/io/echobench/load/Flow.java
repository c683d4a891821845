package io.echobench.load;

import java.io.Serializable;
import java.util.List;

/**
 * What one kind of session does once it is open; then it closes.
 *
 * @param name for people
 * @param weight how often it is drawn, relative to the others of its phase; greater than 0
 */
public record Flow(String name, double weight, Course course) implements Serializable {

    /** A flow with the same steps in every session. */
    public Flow(String name, double weight, List<Step> steps) {
        this(name, weight, new Course.Fixed(Opening.PLAIN, steps));
    }
}
