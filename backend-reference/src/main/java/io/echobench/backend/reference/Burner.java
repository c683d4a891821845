package io.echobench.backend.reference;

/** Burns CPU: spins until the thread has really run for so long. One thread. */
final class Burner {

    /** A longer gap between two looks at the clock means that the thread was not running. */
    private static final long NOT_RUNNING_NANOS = 5_000;

    private long creditNanos;

    /** Burns that many nanoseconds; what one call burns too much, the next burns less. */
    void burn(long nanos) {
        long left = nanos - creditNanos;
        long before = System.nanoTime();
        while (left > 0) {
            long now = System.nanoTime();
            if (now - before < NOT_RUNNING_NANOS) {
                left -= now - before;
            }
            before = now;
        }
        creditNanos = -left;
    }
}
