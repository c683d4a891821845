package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/** What a frame looks like on the wire (RFC 6455 section 5.2). Buffers are little-endian. Hot path. */
final class Frames {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_PAYLOAD = 1007;
    static final int TOO_BIG = 1009;

    /** A close frame without a code. */
    static final int NO_CODE = -1;

    /** The longest header that a server sends. */
    static final int MAX_HEADER = 10;

    /** The longest payload of a control frame. */
    static final int MAX_CONTROL = 125;

    private static final int FIN = 0x80;

    private Frames() {}

    /** The length of an unmasked frame's header. */
    static int headerBytes(int payloadBytes) {
        return payloadBytes <= MAX_CONTROL ? 2 : payloadBytes <= 0xFFFF ? 4 : MAX_HEADER;
    }

    /**
     * Writes the header of a whole unmasked message so that its payload begins at {@code payloadAt}; returns where it
     * begins.
     */
    static int putHeader(ByteBuffer buffer, int payloadAt, int opcode, int payloadBytes) {
        int at = payloadAt - headerBytes(payloadBytes);
        buffer.put(at, (byte) (FIN | opcode));
        if (payloadBytes <= MAX_CONTROL) {
            buffer.put(at + 1, (byte) payloadBytes);
        } else if (payloadBytes <= 0xFFFF) {
            buffer.put(at + 1, (byte) 126);
            buffer.putShort(at + 2, Short.reverseBytes((short) payloadBytes));
        } else {
            buffer.put(at + 1, (byte) 127);
            buffer.putLong(at + 2, Long.reverseBytes(payloadBytes));
        }
        return at;
    }

    /**
     * Copies bytes and removes their mask, which starts with the lowest byte of {@code mask}. Returns a value that has
     * a bit of {@link Utf8#NOT_ASCII} set exactly when some byte is not ASCII.
     */
    static long unmask(ByteBuffer from, int fromAt, ByteBuffer to, int toAt, int length, int mask) {
        long mask8 = (mask & 0xFFFF_FFFFL) << 32 | (mask & 0xFFFF_FFFFL);
        long seen = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long plain = from.getLong(fromAt + i) ^ mask8;
            to.putLong(toAt + i, plain);
            seen |= plain;
        }
        for (int rest = mask; i < length; i++, rest = Integer.rotateRight(rest, 8)) {
            byte plain = (byte) (from.get(fromAt + i) ^ rest);
            to.put(toAt + i, plain);
            seen |= plain & 0x80;
        }
        return seen;
    }

    /** The mask as the byte after the next {@code consumed} ones sees it. */
    static int rotate(int mask, int consumed) {
        return Integer.rotateRight(mask, 8 * (consumed & 3));
    }

    /**
     * Whether an endpoint may send this close code (RFC 6455 section 7.4, and 1012 to 1014 as registered with IANA).
     */
    static boolean mayBeSent(int closeCode) {
        return (closeCode >= 1000 && closeCode <= 1003)
                || (closeCode >= 1007 && closeCode <= 1014)
                || (closeCode >= 3000 && closeCode <= 4999);
    }
}
