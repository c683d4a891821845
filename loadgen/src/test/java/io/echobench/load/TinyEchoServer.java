package io.echobench.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A WebSocket echo on loopback, one virtual thread a connection, with a codec of its own. */
class TinyEchoServer implements AutoCloseable {

    /** Every connection's answer to the opening handshake; {@code %s} is the accept key. */
    static final String ACCEPT =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n";

    final AtomicLong echoes = new AtomicLong();
    final AtomicLong connections = new AtomicLong();
    private final ServerSocket socket;
    private final String response;

    TinyEchoServer() throws IOException {
        this(ACCEPT);
    }

    TinyEchoServer(String response) throws IOException {
        this.response = response;
        socket = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    final URI uri() {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/echo");
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(accepted));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            accepted.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(accepted.getInputStream()));
            OutputStream out = accepted.getOutputStream();
            out.write(response.formatted(Handshake.acceptOf(key(in))).getBytes(StandardCharsets.US_ASCII));
            boolean open = response.contains(" 101 ");
            for (int number = 0; open; number++) {
                open = echo(in, out, number);
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private static String key(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no handshake");
            }
            head.append((char) next);
        }
        int at = head.indexOf("Sec-WebSocket-Key: ") + "Sec-WebSocket-Key: ".length();
        return head.substring(at, head.indexOf("\r\n", at));
    }

    private boolean echo(DataInputStream in, OutputStream out, int number) throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int length = in.read() & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
        byte[] key = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= key[i & 3];
        }
        if ((first & 0xF) == Frames.CLOSE) {
            out.write(ServerFrames.frame(first, payload));
            return false;
        }
        echoes.incrementAndGet();
        return answer(number, ServerFrames.frame(first, payload), out);
    }

    /**
     * Answers a message.
     *
     * @param number of its connection, 0 for the first
     * @return whether the connection goes on
     */
    boolean answer(int number, byte[] echo, OutputStream out) throws IOException {
        out.write(echo);
        return true;
    }

    @Override
    public final void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
