package io.echobench.backend.reference;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What an event loop does later, by {@link System#nanoTime()}; equal times in the order they were added. One thread.
 */
final class Timers {

    private record Entry(long dueNanos, long order, Runnable action) {}

    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::order));
    private long added;

    void at(long dueNanos, Runnable action) {
        queue.add(new Entry(dueNanos, added++, action));
    }

    /** When the next action is due; {@link Long#MAX_VALUE} when there is none. */
    long nextNanos() {
        Entry next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.dueNanos;
    }

    /** Runs what is due. */
    void runUntil(long nowNanos) {
        for (Entry next = queue.peek(); next != null && next.dueNanos <= nowNanos; next = queue.peek()) {
            queue.remove();
            next.action.run();
        }
    }
}
