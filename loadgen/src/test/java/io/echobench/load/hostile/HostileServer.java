package io.echobench.load.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Attacks its first connections, each on a virtual thread of its own, and echoes properly on all that come later. */
final class HostileServer implements AutoCloseable {

    /** So little is taken from a client that is not read. */
    private static final int RECEIVE_BUFFER_BYTES = 16 << 10;

    private final Attack.Course attack;
    private final int attacked;
    private final ServerSocket listener = new ServerSocket();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    HostileServer(Attack.Course attack, int attacked) throws IOException {
        this.attack = attack;
        this.attacked = attacked;
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
                boolean hostile = accepted.getAndIncrement() < attacked;
                Thread.ofVirtual().start(() -> serve(socket, hostile));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, boolean hostile) {
        try (socket) {
            Victim victim = new Victim(socket, closed);
            if (hostile) {
                attack.run(victim);
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
