package io.echobench.backend.reference;

import java.util.ArrayList;
import java.util.List;

/** The stalls that really happened, all event loops of one server. Thread-safe. */
final class StallLog {

    /**
     * Times of {@link System#nanoTime()}.
     *
     * @param loop the number of the event loop that stood still
     */
    record Entry(int loop, long beginNanos, long endNanos) {}

    private static final int MOST = 100_000;

    private final List<Entry> entries = new ArrayList<>();

    /** Adds one; the first {@value #MOST} are kept. */
    synchronized void add(Entry entry) {
        if (entries.size() < MOST) {
            entries.add(entry);
        }
    }

    /** All from this index on. */
    synchronized List<Entry> from(int index) {
        return List.copyOf(entries.subList(Math.min(index, entries.size()), entries.size()));
    }
}
