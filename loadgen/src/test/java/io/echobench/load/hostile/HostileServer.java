package io.echobench.load.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Attacks connections, each on a virtual thread of its own: {@value HostileRun#CONNECTIONS} with the first attack; those that come next
 * are left alone, a session each; then come those of the second attack, and so on.
 */
final class HostileServer implements AutoCloseable {

    /** So little is taken from a client that is not read. */
    private static final int RECEIVE_BUFFER_BYTES = 16 << 10;

    private final List<Attack> attacks;
    private final ServerSocket listener = new ServerSocket();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    HostileServer(List<Attack> attacks) throws IOException {
        this.attacks = attacks;
        listener.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        Thread.ofVirtual().start(this::acceptAll);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo");
    }

    /** How many connections came. */
    int accepted() {
        return accepted.get();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int number = accepted.getAndIncrement();
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            Victim victim = new Victim(socket, closed);
            int block = number / (HostileRun.CONNECTIONS + HostileRun.SESSIONS);
            boolean hostile = number % (HostileRun.CONNECTIONS + HostileRun.SESSIONS) < HostileRun.CONNECTIONS;
            if (hostile && block < attacks.size()) {
                attacks.get(block).course().run(victim);
            } else {
                victim.open();
                victim.echo();
            }
        } catch (IOException e) {
            // the client is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
