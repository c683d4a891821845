package io.echobench.backend.reference;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A blocking WebSocket client on a raw socket; every read fails after 10 s. */
final class Client implements AutoCloseable {

    /** A frame as it came. */
    record Frame(int opcode, String payload) {}

    private static final int READ_WITHIN_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private Client(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Opens a WebSocket at this path of the server. */
    static Client open(ReferenceServer server, String path) throws IOException {
        URI uri = server.endpoints().getFirst();
        Client client = new Client(new Socket(InetAddress.getByName(uri.getHost()), uri.getPort()));
        client.socket.setSoTimeout(READ_WITHIN_MILLIS);
        client.socket.setTcpNoDelay(true);
        client.write(request(path));
        String head = client.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no WebSocket: " + head);
        }
        return client;
    }

    /** An opening handshake. */
    static byte[] request(String path) {
        return """
                GET %s HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """.formatted(path).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    static Client echo(ReferenceServer server) throws IOException {
        return open(server, Handshake.ECHO);
    }

    static Client control(ReferenceServer server) throws IOException {
        return open(server, Handshake.CONTROL);
    }

    /** A masked frame with its FIN bit set. */
    static byte[] frame(int opcode, byte[] payload) {
        return frame(0x80 | opcode, payload, 0x12345678);
    }

    /** Any masked frame. */
    static byte[] frame(int firstOctet, byte[] payload, int mask) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) firstOctet);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >> (24 - 8 * (i % 4)))));
        }
        byte[] bytes = new byte[frame.position()];
        frame.get(0, bytes);
        return bytes;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        write(frame(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next frame; throws {@link java.io.EOFException} when TCP ends. */
    Frame receive() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(opcode, new String(payload, StandardCharsets.ISO_8859_1));
    }

    /** Sends a text and gives the payload of the next frame: the echo, or the answer to a command. */
    String ask(String text) throws IOException {
        send(text);
        return receive().payload();
    }

    /** One of the counters; a control connection alone has them. */
    long count(Counter counter) throws IOException {
        return member(ask("counters"), counter.label());
    }

    /** A number of a flat JSON answer. */
    static long member(String json, String name) {
        int at = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (end < json.length() && "-0123456789".indexOf(json.charAt(end)) >= 0) {
            end++;
        }
        return Long.parseLong(json.substring(at, end));
    }

    /** Everything up to the end of TCP. */
    byte[] rest() throws IOException {
        return in.readAllBytes();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
