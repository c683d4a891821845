package io.echobench.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Echoes every byte of every connection, a virtual thread each; ends with its server socket. */
final class TinyEchoes implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger ended = new AtomicInteger();

    TinyEchoes(ServerSocket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** How many connections their clients have closed. */
    int ended() {
        return ended.get();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                Thread.ofVirtual().start(() -> echo(accepted));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void echo(Socket accepted) {
        try (accepted) {
            accepted.getInputStream().transferTo(accepted.getOutputStream());
        } catch (IOException e) {
            // the client is gone, one way or the other
        }
        ended.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
