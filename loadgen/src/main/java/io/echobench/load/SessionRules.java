package io.echobench.load;

import java.io.Serializable;

/**
 * What holds for all sessions of a phase.
 *
 * @param maxOpen an arrival that finds so many sessions open, of this phase or an earlier one, is skipped; 0 for no limit. It is
 *     divided over the loops like everything else
 * @param atEnd what becomes of echoes that are under way when a flow is through
 */
public record SessionRules(long maxOpen, AtEnd atEnd) implements Serializable {

    /** No limit, every echo is awaited. */
    public static final SessionRules USUAL = new SessionRules(0, AtEnd.AWAIT_ECHOES);

    /** What becomes of echoes that are under way when a flow is through. */
    public enum AtEnd {
        /** The session closes when all have come, or were given up. */
        AWAIT_ECHOES,
        /** The session closes at once; they are counted as discarded. */
        DISCARD_ECHOES
    }
}
