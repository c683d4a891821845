package io.echobench.backend.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The direct, little-endian buffers of one event loop, by powers of two, so that steady work allocates none. One
 * thread.
 */
final class BufferPool {

    private static final int SMALLEST_LOG2 = 12;
    private static final int LARGEST_LOG2 = 30;
    private static final long KEPT_BYTES = 32L << 20;

    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>();
    private long keptBytes;

    BufferPool() {
        for (int log2 = 0; log2 <= LARGEST_LOG2; log2++) {
            free.add(new ArrayDeque<>());
        }
    }

    /** A cleared buffer of at least that many bytes, at most 1 GiB. */
    ByteBuffer acquire(int bytes) {
        int log2 = Math.max(SMALLEST_LOG2, Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1));
        ByteBuffer kept = free.get(log2).pollFirst();
        if (kept == null) {
            return ByteBuffer.allocateDirect(1 << log2).order(ByteOrder.LITTLE_ENDIAN);
        }
        keptBytes -= kept.capacity();
        return kept.clear();
    }

    /**
     * A buffer of at least that many bytes that begins with the first {@code used} bytes of {@code old}, which is
     * released.
     */
    ByteBuffer grow(ByteBuffer old, int used, int bytes) {
        ByteBuffer larger = acquire(bytes);
        larger.put(0, old, 0, used);
        release(old);
        return larger;
    }

    /** Takes back a buffer that {@link #acquire} gave. */
    void release(ByteBuffer buffer) {
        if (keptBytes + buffer.capacity() <= KEPT_BYTES) {
            keptBytes += buffer.capacity();
            free.get(Integer.numberOfTrailingZeros(buffer.capacity())).addFirst(buffer);
        }
    }
}
