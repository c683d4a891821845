package io.echobench.load;

/** Running figures of an event loop; see {@link LoadResult.LoopFigures} for what each means. */
final class LoopMeter {

    long busyNanos;
    long polls;
    long wakeups;
    long reads;
    long bytesRead;
    long bytesWritten;
    long allocatedBytes;

    void clear() {
        busyNanos = 0;
        polls = 0;
        wakeups = 0;
        reads = 0;
        bytesRead = 0;
        bytesWritten = 0;
        allocatedBytes = 0;
    }

    /** Adds the other's figures to these. */
    void add(LoopMeter other) {
        busyNanos += other.busyNanos;
        polls += other.polls;
        wakeups += other.wakeups;
        reads += other.reads;
        bytesRead += other.bytesRead;
        bytesWritten += other.bytesWritten;
        allocatedBytes += other.allocatedBytes;
    }
}
