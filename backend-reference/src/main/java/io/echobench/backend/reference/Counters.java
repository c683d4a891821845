package io.echobench.backend.reference;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The counts of one event loop. One thread adds; any thread reads. An addition is published before the bytes that show
 * it to a client are written, so a client that has seen an echo reads counts that contain it.
 */
@SuppressWarnings("EnumOrdinal") // an index that never leaves this class
final class Counters {

    private final AtomicLongArray counts = new AtomicLongArray(Counter.values().length);

    void increment(Counter counter) {
        add(counter, 1);
    }

    void add(Counter counter, long n) {
        int i = counter.ordinal();
        counts.setRelease(i, counts.getPlain(i) + n); // one writer: no locked instruction
    }

    long value(Counter counter) {
        return counts.getAcquire(counter.ordinal());
    }
}
