package io.echobench.backend.reference;

/**
 * A law with the seed of its draws. Each event loop draws from a generator of its own, seeded with {@code seed} plus
 * its number, anew whenever the timing is set.
 *
 * @param setNanos when it was set: what tells a timing from the same one set again
 */
record Timing(Law law, long seed, long setNanos) {

    /** Takes no time. */
    static final Timing NONE = new Timing(new Law.Zero(), 0, 0);
}
