package io.echobench.tck.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Turns a server's bytes into events, and checks every frame for what no server may send. One thread. */
final class FrameReader {

    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    private final DataInputStream in;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int messageOpcode = -1;
    private int frames;

    FrameReader(DataInputStream in) {
        this.in = in;
    }

    /** What a server may not send. */
    static final class Violation extends IOException {
        private static final long serialVersionUID = 1L;

        Violation(String sentence) {
            super(sentence);
        }
    }

    /**
     * The next message, pong or close; pings are skipped.
     *
     * @throws Violation when the server breaks RFC 6455
     * @throws IOException when the connection ends or the read's deadline passes
     */
    Event next() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int opcode = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            require((first & 0x70) == 0, "RSV bits without an extension");
            require((second & 0x80) == 0, "a masked frame (RFC 6455 section 5.1)");
            require(!Opcode.isControl(opcode) || last, "a fragmented control frame");
            require(!Opcode.isControl(opcode) || second <= 125, "a control frame of more than 125 bytes");
            Bytes payload = payload(length(second));
            switch (opcode) {
                case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> {
                    add(opcode, payload);
                    if (last) {
                        return whole();
                    }
                }
                case Opcode.CLOSE -> {
                    return close(payload);
                }
                case Opcode.PONG -> {
                    return new Event.Pong(payload);
                }
                case Opcode.PING -> {
                    // a keep-alive of the server's own: no case takes long enough to owe it an answer
                }
                default -> throw new Violation("reserved opcode " + opcode);
            }
        }
    }

    private int length(int seven) throws IOException {
        long length = seven;
        if (seven == 126) {
            length = in.readUnsignedShort();
            require(length > 125, "a length that is not minimal");
        } else if (seven == 127) {
            length = in.readLong();
            require(length > 0xFFFF, "a length that is not minimal");
        }
        require(length <= MAX_MESSAGE_BYTES - message.size(), "a message of more than " + MAX_MESSAGE_BYTES + " bytes");
        return (int) length;
    }

    private Bytes payload(int length) throws IOException {
        byte[] payload = new byte[length];
        in.readFully(payload);
        return Bytes.copyOf(payload);
    }

    private void add(int opcode, Bytes payload) throws Violation {
        boolean started = messageOpcode >= 0;
        require(started == (opcode == Opcode.CONTINUATION), Opcode.name(opcode) + " out of turn");
        if (!started) {
            messageOpcode = opcode;
        }
        message.writeBytes(payload.toArray());
        frames++;
    }

    private Event whole() {
        Event whole = new Event.Message(messageOpcode, Bytes.copyOf(message.toByteArray()), frames);
        message.reset();
        messageOpcode = -1;
        frames = 0;
        return whole;
    }

    private static Event close(Bytes payload) throws Violation {
        if (payload.size() == 0) {
            return new Event.Close(OptionalInt.empty(), "");
        }
        require(payload.size() >= 2, "a close frame with half a code");
        Bytes reason = payload.slice(2, payload.size());
        require(reason.isUtf8(), "a close reason that is not UTF-8");
        int code = ByteBuffer.wrap(payload.toArray()).getShort() & 0xFFFF;
        return new Event.Close(OptionalInt.of(code), new String(reason.toArray(), StandardCharsets.UTF_8));
    }

    private static void require(boolean condition, String violation) throws Violation {
        if (!condition) {
            throw new Violation(violation);
        }
    }
}
