package io.echobench.load.iouring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where a thread's calls of the C library leave their error number. One thread. */
final class Errno {

    static final int INTERRUPTED = 4;
    static final int AGAIN = 11;
    static final int BUSY = 16;
    static final int TIME = 62;
    static final int NO_BUFFERS = 105;
    static final int CANCELLED = 125;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    private final Object segment = Foreign.segment(buffer);

    /** What a function takes as its first argument. */
    Object segment() {
        return segment;
    }

    /** Of the last call that failed. */
    int number() {
        return buffer.getInt(0);
    }

    /** The last call's failure: what it was that failed, and why. */
    IOException failure(String what) {
        return new IOException(what + ": " + Libc.words(number()));
    }
}
