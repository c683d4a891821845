package io.echobench.tck.wire;

import java.io.ByteArrayOutputStream;

/**
 * A frame as a client sends it (RFC 6455 section 5.2), right or deliberately wrong.
 *
 * @param last the FIN bit
 * @param reserved the three RSV bits as 0 to 7, RSV1 is 4
 * @param opcode 0 to 15
 * @param mask the masking key; {@link #UNMASKED} leaves the MASK bit clear
 * @param length how the payload length is written
 * @param payload before masking
 */
public record Frame(boolean last, int reserved, int opcode, long mask, Length length, Bytes payload) {

    /** Not a key: the frame goes out unmasked. */
    public static final long UNMASKED = -1;

    /** The key of the RFC's examples (section 5.7). */
    private static final long KEY = 0x37FA213DL;

    /** How a payload length is written. */
    public enum Length {
        /** In as few bytes as it takes, as the RFC demands. */
        MINIMAL,
        /** In 2 bytes behind 126, whatever it is. */
        BITS_16,
        /** In 8 bytes behind 127, whatever it is. */
        BITS_64,
        /** In 8 bytes with the most significant bit set, which must be 0. */
        NEGATIVE
    }

    /** A right frame, final and masked. */
    public static Frame of(int opcode, Bytes payload) {
        return new Frame(true, 0, opcode, KEY, Length.MINIMAL, payload);
    }

    /** A text message in one frame. */
    public static Frame text(String text) {
        return of(Opcode.TEXT, Bytes.utf8(text));
    }

    /** A text frame of any bytes. */
    public static Frame text(Bytes payload) {
        return of(Opcode.TEXT, payload);
    }

    /** A binary message in one frame. */
    public static Frame binary(Bytes payload) {
        return of(Opcode.BINARY, payload);
    }

    /** The last frame of a fragmented message; {@link #more()} makes it a middle one. */
    public static Frame continuation(Bytes payload) {
        return of(Opcode.CONTINUATION, payload);
    }

    /** A ping. */
    public static Frame ping(String text) {
        return of(Opcode.PING, Bytes.utf8(text));
    }

    /** A close frame without a body. */
    public static Frame close() {
        return of(Opcode.CLOSE, Bytes.EMPTY);
    }

    /** A close frame with a code, 0 to 65535, and a reason. */
    public static Frame close(int code, String reason) {
        return close(code, Bytes.utf8(reason));
    }

    /** A close frame with a code and any bytes as its reason. */
    public static Frame close(int code, Bytes reason) {
        Bytes number = Bytes.copyOf(new byte[] {(byte) (code >> 8), (byte) code});
        return of(Opcode.CLOSE, number.then(reason));
    }

    /** The same without FIN: more fragments follow. */
    public Frame more() {
        return new Frame(false, reserved, opcode, mask, length, payload);
    }

    /** The same with RSV bits. */
    public Frame withReserved(int bits) {
        return new Frame(last, bits, opcode, mask, length, payload);
    }

    /** The same with another masking key, or {@link #UNMASKED}. */
    public Frame withMask(long key) {
        return new Frame(last, reserved, opcode, key, length, payload);
    }

    /** The same with its length written otherwise. */
    public Frame withLength(Length form) {
        return new Frame(last, reserved, opcode, mask, form, payload);
    }

    /** As it goes over the wire. */
    public Bytes encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.size() + 14);
        out.write((last ? 0x80 : 0) | reserved << 4 | opcode);
        writeLength(out);
        byte[] body = payload.toArray();
        if (mask != UNMASKED) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write((int) (mask >> shift));
            }
            for (int i = 0; i < body.length; i++) {
                body[i] ^= (byte) (mask >> (24 - 8 * (i & 3)));
            }
        }
        out.writeBytes(body);
        return Bytes.copyOf(out.toByteArray());
    }

    private void writeLength(ByteArrayOutputStream out) {
        int maskBit = mask == UNMASKED ? 0 : 0x80;
        int size = payload.size();
        Length form = length != Length.MINIMAL ? length : size > 0xFFFF ? Length.BITS_64 : Length.BITS_16;
        if (length == Length.MINIMAL && size <= 125) {
            out.write(maskBit | size);
            return;
        }
        boolean wide = form != Length.BITS_16;
        out.write(maskBit | (wide ? 127 : 126));
        long written = form == Length.NEGATIVE ? size | Long.MIN_VALUE : size;
        for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
            out.write((int) (written >> shift));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Opcode.name(opcode)).append(' ');
        if (opcode == Opcode.CLOSE && payload.size() >= 2) {
            text.append(payload.at(0) << 8 | payload.at(1)).append(' ');
            text.append(payload.size() == 2 ? "" : payload.slice(2, payload.size()) + " ");
        } else {
            text.append(payload).append(' ');
        }
        text.append(last ? "" : "FIN=0 ").append(reserved == 0 ? "" : "RSV=" + reserved + " ");
        text.append(mask == UNMASKED ? "unmasked " : "").append(length == Length.MINIMAL ? "" : "length " + length);
        return text.toString().trim();
    }
}
