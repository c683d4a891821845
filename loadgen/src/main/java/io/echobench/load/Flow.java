package io.echobench.load;

import java.io.Serializable;
import java.util.List;

/**
 * What one kind of session does once it is open; it closes when all its echoes have come.
 *
 * @param name for people
 * @param weight how often it is drawn, relative to the others of its phase; greater than 0
 */
public record Flow(String name, double weight, List<Step> steps) implements Serializable {

    /** Copies the list. */
    public Flow {
        steps = List.copyOf(steps);
    }
}
