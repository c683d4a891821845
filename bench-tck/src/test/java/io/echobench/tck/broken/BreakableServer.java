package io.echobench.tck.broken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts connections and gives each a virtual thread. */
public final class BreakableServer implements AutoCloseable {

    private final Defect defect;
    private final int maxMessageBytes;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bufferedBytes = new AtomicLong();
    private final Thread acceptor;

    /** @throws IOException when the port is taken */
    public BreakableServer(Defect defect, int port, int maxMessageBytes) throws IOException {
        this.defect = defect;
        this.maxMessageBytes = maxMessageBytes;
        this.listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2048);
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** Where the echo is. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo");
    }

    /** What it holds for clients that do not read: its memory, as far as a case is concerned. */
    public long bufferedBytes() {
        return bufferedBytes.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                switch (defect) {
                    case SERVES_ONCE -> {
                        serve(socket);
                        listener.close();
                    }
                    case ONE_AT_A_TIME -> serve(socket);
                    default -> Thread.ofVirtual().start(() -> serve(socket));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new BreakableSession(socket, defect, maxMessageBytes, bufferedBytes).run();
        } catch (IOException e) {
            // the client went away
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
            acceptor.join();
            for (Socket socket : open) {
                socket.close(); // accepted while we closed
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
