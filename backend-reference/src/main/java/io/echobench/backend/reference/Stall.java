package io.echobench.backend.reference;

/**
 * Standing still: every event loop that echoes does nothing for a while, again and again.
 *
 * @param durationNanos how long; 0 for no stall at all
 * @param periodNanos from begin to begin; {@link Long#MAX_VALUE} for one stall alone
 * @param firstNanos when the first begins, in {@link System#nanoTime()}
 * @param setNanos when this was set; what the log's relative times count from
 */
record Stall(long durationNanos, long periodNanos, long firstNanos, long setNanos, StallLog log) {

    /** No stall. */
    static final Stall NONE = new Stall(0, Long.MAX_VALUE, 0, 0, new StallLog());
}
