package io.echobench.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes masked client frames. Hot: one thread, nothing is allocated or logged. The keys need not be unpredictable, since no
 * intermediary is to be protected (RFC 6455, 10.3); they come from a xorshift generator, a fresh one for each frame.
 */
final class FrameEncoder {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private long state;

    FrameEncoder(long seed) {
        state = seed == 0 ? 1 : seed;
    }

    /** The length of a whole masked frame with that payload. */
    static int frameBytes(int payloadBytes) {
        return payloadBytes + (payloadBytes < Frames.LENGTH_16 ? 6 : payloadBytes <= 0xFFFF ? 8 : 14);
    }

    /**
     * Writes a message as one frame.
     *
     * @param number goes into its id, where it has one
     * @return where the frame ends
     */
    int message(Message message, long number, byte[] target, int at) {
        int length = message.bytes.length;
        int payload = header(message.binary ? Frames.BINARY : Frames.TEXT, length, target, at);
        System.arraycopy(message.bytes, 0, target, payload, length);
        if (message.identified) {
            MessageId.write(number, target, payload);
        }
        return mask(target, payload, length);
    }

    /**
     * Writes a control frame.
     *
     * @return where the frame ends
     */
    int control(int opcode, byte[] source, int from, int length, byte[] target, int at) {
        int payload = header(opcode, length, target, at);
        System.arraycopy(source, from, target, payload, length);
        return mask(target, payload, length);
    }

    private int header(int opcode, int length, byte[] target, int at) {
        target[at] = (byte) (Frames.FIN | opcode);
        int keyAt;
        if (length < Frames.LENGTH_16) {
            target[at + 1] = (byte) (Frames.MASKED | length);
            keyAt = at + 2;
        } else if (length <= 0xFFFF) {
            target[at + 1] = (byte) (Frames.MASKED | Frames.LENGTH_16);
            SHORT.set(target, at + 2, (short) length);
            keyAt = at + 4;
        } else {
            target[at + 1] = (byte) (Frames.MASKED | Frames.LENGTH_64);
            LONG.set(target, at + 2, (long) length);
            keyAt = at + 10;
        }
        INT.set(target, keyAt, nextKey());
        return keyAt + 4;
    }

    /** Masks in place, with the key that stands before the payload. */
    static int mask(byte[] target, int from, int length) {
        int key = (int) INT.get(target, from - 4);
        long wide = (long) key << 32 | (key & 0xFFFFFFFFL);
        int end = from + length;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            LONG.set(target, at, (long) LONG.get(target, at) ^ wide);
        }
        for (int shift = 56; at < end; at++, shift -= 8) {
            target[at] ^= (byte) (wide >>> shift);
        }
        return end;
    }

    private int nextKey() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) (state >>> 32);
    }
}
