package io.echobench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A payload made ready: what all messages that carry it have in common. Immutable, though its bytes are open for speed. */
final class Message {

    private static final byte[] PATTERN = "abcdefghijklmnopqrstuvwxyz0123456789".getBytes(StandardCharsets.US_ASCII);

    /** Stands for a message where there is none. */
    static final Message NONE = new Message(new byte[0], false, false);

    /** The payload; where it is {@link #identified}, the first 16 bytes are another in each message. */
    final byte[] bytes;

    final boolean binary;

    /** Whether it begins with a {@link MessageId}. */
    final boolean identified;

    private Message(byte[] bytes, boolean binary, boolean identified) {
        this.bytes = bytes;
        this.binary = binary;
        this.identified = identified;
    }

    /** The payload as bytes. */
    static Message of(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> new Message(text.text().getBytes(StandardCharsets.UTF_8), false, false);
            case Payload.Binary binary -> new Message(binary.bytes(), true, false);
            case Payload.Generated made ->
                new Message(generated(made.bytes()), made.binary(), made.bytes() >= Payload.Generated.MIN_ID_BYTES);
        };
    }

    /** Whether an echo is exactly this message with that number. */
    boolean equalTo(long number, boolean binary, byte[] echo, int from, int length) {
        if (length != bytes.length || binary != this.binary) {
            return false;
        }
        if (!identified) {
            return Arrays.mismatch(bytes, 0, length, echo, from, from + length) < 0;
        }
        return MessageId.isOf(number, echo, from) && equalAfterId(echo, from, length);
    }

    private boolean equalAfterId(byte[] echo, int from, int length) {
        return Arrays.mismatch(bytes, MessageId.BYTES, length, echo, from + MessageId.BYTES, from + length) < 0;
    }

    private static byte[] generated(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = PATTERN[i % PATTERN.length];
        }
        return bytes;
    }
}
