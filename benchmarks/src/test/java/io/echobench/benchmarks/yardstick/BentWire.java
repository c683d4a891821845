package io.echobench.benchmarks.yardstick;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A proxy for one connection that changes one byte on its way to the client. */
final class BentWire implements AutoCloseable {

    private final ServerSocket listener;
    private final int serverPort;
    private final long bentByte;

    /** Changes byte number {@code bentByte}, from 0, of what the server sends; a negative number changes none. */
    BentWire(int serverPort, long bentByte) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.bentByte = bentByte;
        Thread.ofVirtual().start(this::connect);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void connect() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(client, server, -1));
            copy(server, client, bentByte);
        } catch (IOException e) {
            // closed
        }
    }

    private static void copy(Socket from, Socket to, long bent) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            long before = 0;
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                if (bent >= before && bent < before + count) {
                    bytes[(int) (bent - before)] ^= 1;
                }
                out.write(bytes, 0, count);
                before += count;
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
