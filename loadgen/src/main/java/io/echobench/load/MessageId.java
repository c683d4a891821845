package io.echobench.load;

/**
 * What a generated payload begins with: 12 hex digits of a number that is unique in the run, then 4 of a hash of it, so that a
 * damaged id is told from another message's.
 */
final class MessageId {

    /** Its length in a payload. */
    static final int BYTES = Payload.Generated.MIN_ID_BYTES;

    /** No id. */
    static final long NONE = -1;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private MessageId() {}

    /** Writes the id of message {@code number}, which has at most 48 bits. */
    static void write(long number, byte[] target, int at) {
        long digits = withHash(number);
        for (int i = 0; i < BYTES; i++) {
            target[at + i] = HEX[(int) (digits >>> (60 - 4 * i)) & 15];
        }
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
