package io.echobench.load.foreign;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Where a thread's calls of the C library leave their error number. One thread. */
public final class Errno {

    public static final int INTERRUPTED = 4;
    public static final int AGAIN = 11;
    public static final int BUSY = 16;
    public static final int TIME = 62;
    public static final int NO_BUFFERS = 105;
    public static final int IN_PROGRESS = 115;
    public static final int CANCELLED = 125;

    private static final int LONGEST_WORDS = 256;

    private static final MethodHandle STRERROR =
            Foreign.function("strerror", 1, MethodType.methodType(long.class, int.class));

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    private final Object segment = Foreign.segment(buffer);

    /** What a function takes as its first argument. */
    public Object segment() {
        return segment;
    }

    /** Of the last call that failed. */
    public int number() {
        return buffer.getInt(0);
    }

    /** The last call's failure: what it was that failed, and why. */
    public IOException failure(String what) {
        return new IOException(what + ": " + words(number()));
    }

    /** An error number in the system's words: {@code Connection refused}. */
    public static String words(int number) {
        try {
            long address = (long) STRERROR.invokeExact(new Errno().segment(), number);
            ByteBuffer text = Foreign.memory(address, LONGEST_WORDS);
            int length = 0;
            while (text.get(length) != 0) {
                length++;
            }
            byte[] words = new byte[length];
            text.get(0, words);
            return new String(words, StandardCharsets.UTF_8);
        } catch (Throwable t) {
            throw new IllegalStateException("strerror failed", t);
        }
    }
}
