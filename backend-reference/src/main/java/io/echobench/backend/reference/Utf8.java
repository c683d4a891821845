package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/**
 * Incremental UTF-8 validation (RFC 3629). A state is an int: {@link #COMPLETE} between characters, {@link #INVALID},
 * or within a character {@code missing << 16 | lowest << 8 | highest} of the next byte. Hot path: ASCII goes 8 bytes at
 * a time.
 */
final class Utf8 {

    /** Between two characters: a text may end here. */
    static final int COMPLETE = 0;

    /** No continuation can make this text valid; the state never leaves it. */
    static final int INVALID = -1;

    /** The top bit of each of 8 bytes: all clear means 8 ASCII characters. */
    static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private static final int ANY_CONTINUATION = 0x80 << 8 | 0xBF;

    private Utf8() {}

    /** The state after the bytes of {@code buffer} from index {@code from} (inclusive) to {@code to} (exclusive). */
    static int advance(int state, ByteBuffer buffer, int from, int to) {
        int now = state;
        int at = from;
        while (at < to && now != INVALID) {
            if (now == COMPLETE) {
                while (at + Long.BYTES <= to && (buffer.getLong(at) & NOT_ASCII) == 0) {
                    at += Long.BYTES;
                }
                if (at == to) {
                    break;
                }
            }
            now = next(now, buffer.get(at++) & 0xFF);
        }
        return now;
    }

    private static int next(int state, int octet) {
        if (state == COMPLETE) {
            return octet < 0x80 ? COMPLETE : lead(octet);
        }
        if (octet < (state >> 8 & 0xFF) || octet > (state & 0xFF)) {
            return INVALID;
        }
        int missing = (state >> 16) - 1;
        return missing == 0 ? COMPLETE : missing << 16 | ANY_CONTINUATION;
    }

    /**
     * The bounds keep out overlong forms (C0, C1, E0, F0), surrogates (ED) and what is above U+10FFFF (F4 and more).
     */
    private static int lead(int octet) {
        if (octet < 0xC2 || octet > 0xF4) {
            return INVALID;
        }
        if (octet < 0xE0) {
            return 1 << 16 | ANY_CONTINUATION;
        }
        return switch (octet) {
            case 0xE0 -> 2 << 16 | 0xA0 << 8 | 0xBF;
            case 0xED -> 2 << 16 | 0x80 << 8 | 0x9F;
            case 0xF0 -> 3 << 16 | 0x90 << 8 | 0xBF;
            case 0xF4 -> 3 << 16 | 0x80 << 8 | 0x8F;
            default -> (octet < 0xF0 ? 2 : 3) << 16 | ANY_CONTINUATION;
        };
    }
}
