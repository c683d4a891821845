package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every wire allocates for a message, held without a clock: the thread's own count of allocated bytes. A module with a wire extends this. */
@Timeout(120)
public abstract class WireAllocationContract extends WireLab {

    private static final int WARM_UP = 20_000;
    private static final int MESSAGES = 20_000;

    /** Compilers leave a few objects behind while they switch code; a reference a message would be ten times that. */
    private static final long ALLOWED_BYTES = MESSAGES;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void nothingIsAllocatedForAMessage() throws IOException {
        Thread.ofPlatform().daemon().start(() -> echo(server));
        Counter counter = new Counter(wire, address());
        exchange(wire, counter, WARM_UP);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        exchange(wire, counter, MESSAGES);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOWED_BYTES);
    }

    private static void exchange(Wire wire, Counter counter, int messages) throws IOException {
        long until = counter.bytes + (long) messages * Counter.MESSAGE_BYTES;
        while (counter.bytes < until) {
            if (wire.poll(0) > 0) {
                wire.dispatch();
            }
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket peer = server.accept()) {
            peer.setTcpNoDelay(true);
            peer.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            // the wire is closed
        }
    }

    /** Sends a message as soon as the one before has come back. */
    private static final class Counter implements LinkHandler {

        private static final int MESSAGE_BYTES = 38;

        private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
        private final ByteBuffer incoming = ByteBuffer.allocate(1 << 10);
        private final Link link;
        private long bytes;

        private Counter(Wire wire, InetSocketAddress remote) throws IOException {
            link = wire.connect(remote, null, this);
            if (link.upAtOnce()) {
                connected();
            }
        }

        @Override
        public void connected() {
            send();
        }

        @Override
        public void connectFailed(IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void readable() {
            try {
                bytes += link.read(incoming.clear());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            if (bytes % MESSAGE_BYTES == 0) {
                send();
            }
        }

        private void send() {
            try {
                assertThatAllIsTaken(link.write(message.clear()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static void assertThatAllIsTaken(int count) {
            if (count != MESSAGE_BYTES) {
                throw new AssertionError(count + " bytes were taken");
            }
        }

        @Override
        public void writable() {}
    }
}
