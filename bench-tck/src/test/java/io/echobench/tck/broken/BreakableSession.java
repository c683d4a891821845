package io.echobench.tck.broken;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One connection: the opening handshake, then frames until the closing one. */
final class BreakableSession {

    private static final int MAX_HEAD_BYTES = 32 << 10;

    private final int maxMessageBytes;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int messageOpcode;

    BreakableSession(Socket socket, Defect defect, int maxMessageBytes) throws IOException {
        this.maxMessageBytes = maxMessageBytes;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 << 10));
        out = socket.getOutputStream();
    }

    /** Fails the connection with a close code. */
    private static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Failure(int code, String why) {
            super(why);
            this.code = code;
        }
    }

    void run() throws IOException {
        String response = BreakableHandshake.answer(head());
        out.write(response.getBytes(StandardCharsets.ISO_8859_1));
        if (response.startsWith("HTTP/1.1 101")) {
            try {
                while (frame()) {}
            } catch (Failure failure) {
                send(8, code(failure.code));
            }
        }
        end();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0 && head.length() < MAX_HEAD_BYTES) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Ends our half, then reads what is left, or the close frame would be lost to a reset. */
    private void end() throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(2_000);
        while (in.skip(1 << 16) > 0 || in.read() >= 0) {}
    }

    /** One frame; false after the closing handshake. */
    private boolean frame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        boolean last = (first & 0x80) != 0;
        int opcode = first & 0x0F;
        require((first & 0x70) == 0, 1002, "RSV");
        require((second & 0x80) != 0, 1002, "unmasked");
        long length = length(second & 0x7F);
        if (opcode >= 8) {
            require(last, 1002, "fragmented control frame");
            require(length <= 125, 1002, "long control frame");
            return control(opcode, payload((int) length));
        }
        require(opcode <= 2, 1002, "reserved opcode");
        require((opcode == 0) == (messageOpcode != 0), 1002, "out of turn");
        require(length + message.size() <= maxMessageBytes, 1009, "too big");
        messageOpcode = opcode == 0 ? messageOpcode : opcode;
        message.writeBytes(payload((int) length));
        if (last) {
            echo();
        }
        return true;
    }

    private long length(int seven) throws IOException {
        long length = seven;
        if (seven == 126) {
            length = in.readUnsignedShort();
            require(length > 125, 1002, "length not minimal");
        } else if (seven == 127) {
            length = in.readLong();
            require(length < 0 || length > 0xFFFF, 1002, "length not minimal");
            require(length >= 0, 1002, "negative length");
        }
        return length;
    }

    private byte[] payload(int length) throws IOException {
        byte[] mask = in.readNBytes(4);
        byte[] payload = new byte[length];
        in.readFully(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private boolean control(int opcode, byte[] payload) throws IOException {
        switch (opcode) {
            case 8 -> {
                return closing(payload);
            }
            case 9 -> send(10, payload);
            case 10 -> {
                // unsolicited: nothing is owed
            }
            default -> throw new Failure(1002, "reserved opcode");
        }
        return true;
    }

    private boolean closing(byte[] payload) throws IOException {
        if (payload.length > 0) {
            require(payload.length >= 2, 1002, "half a close code");
            int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
            require(allowed(code), 1002, "close code " + code);
            requireUtf8(payload, 2);
        }
        send(8, payload.length == 0 ? payload : new byte[] {payload[0], payload[1]});
        return false;
    }

    private static boolean allowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    private void echo() throws IOException {
        byte[] payload = message.toByteArray();
        if (messageOpcode == 1) {
            requireUtf8(payload, 0);
        }
        send(messageOpcode, payload);
        messageOpcode = 0;
        message.reset();
    }

    private static void requireUtf8(byte[] bytes, int offset) throws Failure {
        try {
            var unused =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
        } catch (CharacterCodingException e) {
            throw new Failure(1007, "bad UTF-8");
        }
    }

    private void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) (0x80 | opcode));
        if (payload.length <= 125) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        out.write(frame.array(), 0, frame.position());
    }

    private static byte[] code(int code) {
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    private static void require(boolean condition, int code, String why) throws Failure {
        if (!condition) {
            throw new Failure(code, why);
        }
    }
}
