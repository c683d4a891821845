package io.echobench.load.hostile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of the load generator, as a server sees it that may say whatever it likes. One thread. */
final class Victim {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 8;

    private final Socket socket;
    private final CountDownLatch serverClosed;
    private final DataInputStream in;
    private final OutputStream out;

    Victim(Socket socket, CountDownLatch serverClosed) throws IOException {
        this.socket = socket;
        this.serverClosed = serverClosed;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** Reads the opening handshake; the response that accepts it, but for the empty line at its end. */
    String response() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String key = head.toString().split("Sec-WebSocket-Key: ", 2)[1].split("\r\n", 2)[0];
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key) + "\r\n";
    }

    /** Accepts the opening handshake as it should be. */
    void open() throws IOException {
        say(response() + "\r\n");
    }

    /** The next message, as the frame that echoes it; the closing handshake is answered, and is an end. */
    byte[] message() throws IOException {
        byte[] frame = frame();
        if ((frame[0] & 0xF) == CLOSE) {
            send(frame);
            throw new EOFException("the client closed");
        }
        return frame;
    }

    /** The next frame of up to 64 KiB, unmasked. */
    byte[] frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        int header = length < 126 ? 2 : 4;
        length = length < 126 ? length : in.readUnsignedShort();
        byte[] mask = in.readNBytes(4);
        byte[] frame = new byte[header + length];
        frame[0] = (byte) first;
        frame[1] = (byte) (header == 2 ? length : 126);
        if (header == 4) {
            frame[2] = (byte) (length >>> 8);
            frame[3] = (byte) length;
        }
        in.readFully(frame, header, length);
        for (int i = 0; i < length; i++) {
            frame[header + i] ^= mask[i & 3];
        }
        return frame;
    }

    /** Echoes until the client closes. */
    void echo() throws IOException {
        while (true) {
            send(message());
        }
    }

    void say(String text) throws IOException {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte... bytes) throws IOException {
        out.write(bytes);
    }

    /** Sends these again and again, as fast as the client takes them, until it is gone. */
    void sendForEver(byte... bytes) throws IOException {
        byte[] many = new byte[Math.max(1, 8192 / bytes.length) * bytes.length];
        for (int i = 0; i < many.length; i++) {
            many[i] = bytes[i % bytes.length];
        }
        while (true) {
            out.write(many);
        }
    }

    /** Sends these again and again, a byte after each pause in which the client does not leave. */
    void drip(byte[] bytes, int pauseMillis) throws IOException {
        socket.setSoTimeout(pauseMillis);
        for (int i = 0; ; i++) {
            out.write(bytes[i % bytes.length]);
            try {
                while (in.read() >= 0) {
                    // what it says is of no interest
                }
                return;
            } catch (SocketTimeoutException e) {
                // it is still there
            }
        }
    }

    /** Neither reads nor writes, until the server is closed. */
    void hold() throws InterruptedException {
        serverClosed.await(60, TimeUnit.SECONDS);
    }

    /** Reads and says nothing, until the client is gone. */
    void ignore() throws IOException {
        while (in.read() >= 0) {
            // nothing
        }
    }

    /** Ends the connection with a reset instead of an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
