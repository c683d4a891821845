package io.echobench.load.virtual;

import io.echobench.load.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** A clock that stands still until it is moved, and jumps over the pauses of the client that reads it. */
final class VirtualClock implements Clock {

    /**
     * The client does not run for a while, as in a collection or when its CPU was taken away.
     *
     * @param atNanos when it stops, on this clock
     * @param nanos for how long
     */
    record Pause(long atNanos, long nanos) {}

    private final Queue<Pause> pauses;
    private long now;

    VirtualClock(long startNanos, List<Pause> pauses) {
        this.now = startNanos;
        this.pauses = new ArrayDeque<>(
                pauses.stream().sorted(Comparator.comparingLong(Pause::atNanos)).toList());
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** Moves to a time, or to the end of a pause that begins before it; never back. */
    void advanceTo(long nanos) {
        now = Math.max(now, nanos);
        for (Pause next = pauses.peek(); next != null && next.atNanos() <= now; next = pauses.peek()) {
            now = Math.max(now, next.atNanos() + next.nanos());
            pauses.remove();
        }
    }
}
