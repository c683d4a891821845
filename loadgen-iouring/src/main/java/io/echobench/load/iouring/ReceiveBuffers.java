package io.echobench.load.iouring;

import io.echobench.load.foreign.Foreign;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The buffers that the kernel takes from as bytes come, for all links together
 * (<a href="https://man7.org/linux/man-pages/man3/io_uring_setup_buf_ring.3.html">a ring of provided buffers</a>). Hot, one thread.
 */
final class ReceiveBuffers {

    /** The number of their group in the kernel. */
    static final int GROUP = 1;

    private static final int COUNT = 1024;
    private static final int BYTES = 8 << 10;

    /** A cache line more than their size: at a power of two, the beginnings of all of them would share a few sets of the caches. */
    private static final int STRIDE = BYTES + 64;

    private static final int ENTRY_BYTES = 16;
    private static final int PAGE_BYTES = 4096;
    private static final int REGISTER_PBUF_RING = 22;

    /** In the first entry, where an entry has nothing. */
    private static final int TAIL = 14;

    private final ByteBuffer ring = ByteBuffer.allocateDirect(COUNT * ENTRY_BYTES + PAGE_BYTES)
            .alignedSlice(PAGE_BYTES)
            .order(ByteOrder.nativeOrder());

    private final ByteBuffer memory = ByteBuffer.allocateDirect(COUNT * STRIDE);
    private final long address = Foreign.address(memory);
    private int tail;
    private int held;

    /** Provides all of them to the kernel. */
    ReceiveBuffers(Ring to) throws IOException {
        ByteBuffer registration = ByteBuffer.allocateDirect(40).order(ByteOrder.nativeOrder());
        registration.putLong(0, Foreign.address(ring)).putInt(8, COUNT).putShort(12, (short) GROUP);
        to.register(REGISTER_PBUF_RING, registration);
        held = COUNT;
        for (int i = 0; i < COUNT; i++) {
            giveBack(i);
        }
    }

    /** The kernel has filled one. */
    void took() {
        held++;
    }

    /** Whether the kernel has any to fill. */
    boolean isAnyFree() {
        return held < COUNT;
    }

    /** Moves bytes out of one. */
    void read(int buffer, int from, int count, ByteBuffer target) {
        int position = target.position();
        target.put(position, memory, buffer * STRIDE + from, count).position(position + count);
    }

    /** Lets the kernel fill it again. */
    void giveBack(int buffer) {
        int at = (tail & (COUNT - 1)) * ENTRY_BYTES;
        ring.putLong(at, address + (long) buffer * STRIDE);
        ring.putInt(at + 8, BYTES);
        ring.putShort(at + 12, (short) buffer);
        tail++;
        held--;
        VarHandle.releaseFence(); // the kernel must see the entry before the tail
        ring.putShort(TAIL, (short) tail);
    }
}
