package io.echobench.load.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of a strict server after <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>; a client's mistake throws. */
final class Frames {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final Pattern KEY =
            Pattern.compile("\r\nSec-WebSocket-Key: *([^\r]+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Frames() {}

    /** One frame of a client, unmasked. */
    static final class Frame {

        private final int opcode;
        private final byte[] payload;

        private Frame(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        /** Belongs to the receiver. */
        byte[] payload() {
            return payload;
        }
    }

    /** Takes one whole masked frame from the buffer (section 5.2), or leaves it as it is. */
    static Optional<Frame> take(ByteBuffer in) {
        if (in.remaining() < 2) {
            return Optional.empty();
        }
        int start = in.position();
        int first = in.get(start) & 0xFF;
        int second = in.get(start + 1) & 0xFF;
        if ((first & 0xF0) != 0x80 || (second & 0x80) == 0) {
            throw new IllegalStateException(
                    "frame begins 0x%02x 0x%02x: not final, reserved bits, or no mask".formatted(first, second));
        }
        int shortLength = second & 0x7F;
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        int header = 2 + lengthBytes + 4;
        if (in.remaining() < header) {
            return Optional.empty();
        }
        long length = shortLength < 126
                ? shortLength
                : lengthBytes == 2 ? in.getShort(start + 2) & 0xFFFF : in.getLong(start + 2);
        if (in.remaining() < header + length) {
            return Optional.empty();
        }
        byte[] payload = new byte[(int) length];
        in.get(start + header, payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= in.get(start + header - 4 + (i & 3));
        }
        in.position(start + header + payload.length);
        return Optional.of(new Frame(first & 0xF, payload));
    }

    /** A server's frame: no mask. */
    static byte[] frame(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 10);
        out.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            boolean wide = payload.length > 0xFFFF;
            out.write(wide ? 127 : 126);
            for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >>> shift));
            }
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The answer to an opening handshake (section 4.2.2). */
    static byte[] accept(String request) {
        Matcher key = KEY.matcher(request);
        if (!request.startsWith("GET /") || !key.find()) {
            throw new IllegalStateException("not an opening handshake: " + request);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key.group(1).trim() + GUID).getBytes(StandardCharsets.US_ASCII));
            return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                            + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
