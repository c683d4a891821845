package io.echobench.load.iouring;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What has come for one link and was not read yet, in order: parts of {@link ReceiveBuffers}. */
final class Received {

    private static final int FIRST_ROOM = 4;

    /** Each a buffer's number in the upper half and the count of its bytes in the lower. */
    private long[] parts = new long[FIRST_ROOM];

    private int first;
    private int count;

    /** Bytes of the first part that were read. */
    private int taken;

    boolean isEmpty() {
        return count == 0;
    }

    void add(int buffer, int bytes) {
        if (count == parts.length) {
            grow();
        }
        parts[(first + count) & (parts.length - 1)] = (long) buffer << 32 | bytes;
        count++;
    }

    private void grow() {
        long[] more = Arrays.copyOf(parts, 2 * parts.length);
        for (int i = 0; i < count; i++) {
            more[i] = parts[(first + i) & (parts.length - 1)];
        }
        parts = more;
        first = 0;
    }

    /** Moves as much as fits to {@code target}; returns how many bytes. A buffer that was read to its end is given back. */
    int read(ByteBuffer target, ReceiveBuffers buffers) {
        int from = target.position();
        while (count > 0 && target.hasRemaining()) {
            int buffer = (int) (parts[first] >>> 32);
            int left = (int) parts[first] - taken;
            int moved = Math.min(left, target.remaining());
            buffers.read(buffer, taken, moved, target);
            taken += moved;
            if (moved == left) {
                giveBackFirst(buffers);
            }
        }
        return target.position() - from;
    }

    /** Gives all buffers back, unread. */
    void discard(ReceiveBuffers buffers) {
        while (count > 0) {
            giveBackFirst(buffers);
        }
    }

    private void giveBackFirst(ReceiveBuffers buffers) {
        buffers.giveBack((int) (parts[first] >>> 32));
        first = (first + 1) & (parts.length - 1);
        count--;
        taken = 0;
    }
}
