package io.echobench.load.iouring;

import java.util.ArrayDeque;

/**
 * {@link SendBuffer}s that are not in use: small ones, in which most messages fit, and large ones. The one that was given back last is taken first, since it
 * is in the cache. Hot, one thread; allocates only when all are in use.
 */
final class SendBuffers {

    /** Room in a small one. */
    static final int SMALL_BYTES = 2 << 10;

    /** Room in a large one. */
    static final int LARGE_BYTES = 64 << 10;

    private final ArrayDeque<SendBuffer> small = new ArrayDeque<>();
    private final ArrayDeque<SendBuffer> large = new ArrayDeque<>();

    /** An empty one with room for that many bytes, or a large one. */
    SendBuffer take(int bytes) {
        boolean fits = bytes <= SMALL_BYTES;
        SendBuffer free = (fits ? small : large).pollLast();
        return free != null ? free : new SendBuffer(fits ? SMALL_BYTES : LARGE_BYTES);
    }

    void giveBack(SendBuffer buffer) {
        buffer.clear();
        (buffer.capacity() == SMALL_BYTES ? small : large).addLast(buffer);
    }
}
