package io.echobench.load;

/** Running figures of an event loop; see {@link LoadResult.LoopFigures} for what each means. */
final class LoopMeter {

    long busyNanos;
    long polls;
    long wakeups;
    long reads;
    long writes;
    long bytesRead;
    long bytesWritten;
    long allocatedBytes;
    long handingOverBytes;
    long longestPauseNanos;

    private long cameNanos = Long.MAX_VALUE;

    /** The loop looks at the clock: it has come so far. */
    void came(long nowNanos) {
        long pauseNanos = nowNanos - cameNanos;
        if (pauseNanos > longestPauseNanos && cameNanos != Long.MAX_VALUE) {
            longestPauseNanos = pauseNanos;
        }
        cameNanos = nowNanos;
    }

    /** When the loop last looked at the clock, or was to be woken. */
    long cameNanos() {
        return cameNanos;
    }

    /** The loop slept, as it may, until {@code nowNanos}; it was to be woken at {@code untilNanos} at the latest. */
    void slept(long untilNanos, long nowNanos) {
        cameNanos = Math.max(cameNanos, Math.min(untilNanos, nowNanos));
    }

    /** Empties it for a phase that begins; if the loop came late to its beginning, that was a pause of this phase too. */
    void begin(long beginNanos) {
        clear();
        if (cameNanos != Long.MAX_VALUE) {
            longestPauseNanos = Math.max(0, cameNanos - beginNanos);
        }
    }

    void clear() {
        busyNanos = 0;
        polls = 0;
        wakeups = 0;
        reads = 0;
        writes = 0;
        bytesRead = 0;
        bytesWritten = 0;
        allocatedBytes = 0;
        handingOverBytes = 0;
        longestPauseNanos = 0;
    }

    /** Adds the other's figures to these. */
    void add(LoopMeter other) {
        busyNanos += other.busyNanos;
        polls += other.polls;
        wakeups += other.wakeups;
        reads += other.reads;
        writes += other.writes;
        bytesRead += other.bytesRead;
        bytesWritten += other.bytesWritten;
        allocatedBytes += other.allocatedBytes;
        handingOverBytes += other.handingOverBytes;
        longestPauseNanos = Math.max(longestPauseNanos, other.longestPauseNanos);
    }
}
