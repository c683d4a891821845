package io.echobench.backend.reference;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets one event loop stand still when the truth says so. Used by the thread of that loop. */
final class Stalls {

    private static final long SPIN_NANOS = 100_000;

    private final Truths truths;
    private final int loop;
    private Stall seen = Stall.NONE;
    private long nextNanos = Long.MAX_VALUE;

    Stalls(Truths truths, int loop) {
        this.truths = truths;
        this.loop = loop;
    }

    /** When the next stall begins; {@link Long#MAX_VALUE} when there is none. */
    long nextNanos() {
        Stall now = truths.now().stall();
        if (!now.equals(seen)) {
            seen = now;
            nextNanos = now.durationNanos() == 0 ? Long.MAX_VALUE : now.firstNanos();
        }
        return nextNanos;
    }

    /** Stands still when it is time to, for the full duration even when the begin was late, and logs it. */
    void stallIfDue(BooleanSupplier stopping) {
        long begin = System.nanoTime();
        if (begin < nextNanos()) {
            return;
        }
        long end = begin + seen.durationNanos();
        long now = begin;
        for (; now < end && !stopping.getAsBoolean(); now = System.nanoTime()) {
            if (end - now > SPIN_NANOS) {
                LockSupport.parkNanos(end - now - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
        seen.log().add(new StallLog.Entry(loop, begin, now));
        nextNanos = following(now);
    }

    /** The next begin of the fixed grid that is not missed already. */
    private long following(long now) {
        if (seen.periodNanos() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long missed = Math.max(0, (now - nextNanos) / seen.periodNanos());
        return nextNanos + (missed + 1) * seen.periodNanos();
    }
}
