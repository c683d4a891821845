package io.echobench.load;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Where the loops of a process agree when a phase begins, so that they share one schedule: once all of them are ready. Never
 * blocks; any thread may call it.
 */
final class PhaseGate {

    private static final long UNDECIDED = Long.MIN_VALUE;

    /** Time for the other loops to see the decision before it is due. */
    private static final long HEADROOM_NANOS = 5_000_000;

    private final int loops;
    private final AtomicIntegerArray ready;
    private final AtomicLongArray beginNanos;

    PhaseGate(int phases, int loops) {
        this.loops = loops;
        ready = new AtomicIntegerArray(phases);
        beginNanos = new AtomicLongArray(phases);
        for (int i = 0; i < phases; i++) {
            beginNanos.set(i, UNDECIDED);
        }
    }

    /**
     * A loop is ready for a phase; each loop says so once. The last one decides when it begins.
     *
     * @param leadNanos how long after that at least
     */
    void ready(int phase, long nowNanos, long leadNanos) {
        if (ready.incrementAndGet(phase) == loops) {
            beginNanos.set(phase, nowNanos + Math.max(leadNanos, loops == 1 ? 0 : HEADROOM_NANOS));
        }
    }

    /** Whether all loops are ready, and so {@link #beginNanos} is decided. */
    boolean decided(int phase) {
        return beginNanos.get(phase) != UNDECIDED;
    }

    /** When the phase begins; only once it is decided. */
    long beginNanos(int phase) {
        return beginNanos.get(phase);
    }
}
