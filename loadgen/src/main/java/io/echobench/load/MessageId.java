package io.echobench.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a generated payload begins with: 12 hex digits of a number that is unique in the run, then 4 of a hash of it, so that a
 * damaged id is told from another message's.
 */
final class MessageId {

    /** Its length in a payload. */
    static final int BYTES = Payload.Generated.MIN_ID_BYTES;

    /** No id. */
    static final long NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private MessageId() {}

    /** Writes the id of message {@code number}, which has at most 48 bits. */
    static void write(long number, byte[] target, int at) {
        long digits = withHash(number);
        LONG.set(target, at, hex((int) (digits >>> 32)));
        LONG.set(target, at + Long.BYTES, hex((int) digits));
    }

    /** Whether these 16 bytes are the id of that message. */
    static boolean isOf(long number, byte[] source, int at) {
        long digits = withHash(number);
        return (long) LONG.get(source, at) == hex((int) (digits >>> 32))
                && (long) LONG.get(source, at + Long.BYTES) == hex((int) digits);
    }

    /** Eight digits at once: a nibble goes into each byte, highest first, and what is above 9 becomes a letter. */
    private static long hex(int value) {
        long halves = (value & 0xFFFF0000L) << 16 | (value & 0xFFFFL);
        long bytes = (halves & 0x0000FF000000FF00L) << 8 | (halves & 0x000000FF000000FFL);
        long nibbles = (bytes & 0x00F000F000F000F0L) << 4 | (bytes & 0x000F000F000F000FL);
        long letters = (nibbles + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
        return nibbles + 0x3030303030303030L + letters * ('a' - '9' - 1);
    }

    /** The number that was written there; {@link #NONE} when these 16 bytes are no id. */
    static long read(byte[] source, int at) {
        long digits = 0;
        for (int i = 0; i < BYTES; i++) {
            int digit = digit(source[at + i]);
            if (digit < 0) {
                return NONE;
            }
            digits = digits << 4 | digit;
        }
        long number = digits >>> 16;
        return withHash(number) == digits ? number : NONE;
    }

    private static long withHash(long number) {
        return number << 16 | Seeds.mixed(number) >>> 48;
    }

    private static int digit(byte hex) {
        if (hex >= '0' && hex <= '9') {
            return hex - '0';
        }
        return hex >= 'a' && hex <= 'f' ? hex - 'a' + 10 : -1;
    }
}
