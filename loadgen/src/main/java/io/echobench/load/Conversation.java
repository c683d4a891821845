package io.echobench.load;

/**
 * A course that is not known before: what a session sends depends on its number, or on what came. It is implemented outside of
 * this module and comes with the plan, so it must be serializable, and its classes must be on the load process's class path.
 */
public non-sealed interface Conversation extends Course {

    /**
     * Begins a session of it. Whatever is drawn must follow from the two arguments alone, so that every backend meets the same.
     *
     * @param seed the plan's
     * @param session its number among all sessions of the plan, from 0
     */
    Dialogue begin(long seed, long session);
}
