package io.echobench.load.iouring;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel does for the wire within a poll is told as work; a look at nothing is none. */
@WhereIoUringWorks
@Timeout(20)
class WorkWithinPollTest {

    private static final LinkHandler INDIFFERENT = new LinkHandler() {
        @Override
        public void connected() {}

        @Override
        public void connectFailed(IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void readable() {}

        @Override
        public void writable() {}
    };

    @Test
    void aPollThatSendsWorksAndOneThatHasNothingToDoDoesNot() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                IoUringWire wire = new IoUringWire(System::nanoTime, Polling.SPIN)) {
            Link link = wire.connect(
                    new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), null, INDIFFERENT);
            while (wire.poll(0) == 0) {
                assertThat(wire.workedNanos()).isGreaterThanOrEqualTo(0);
            }
            assertThat(wire.workedNanos()).as("connected").isPositive();
            wire.dispatch();
            wire.poll(0);

            assertThat(wire.poll(0)).isZero();
            assertThat(wire.workedNanos()).as("nothing to do").isZero();

            link.write(ByteBuffer.allocate(38));
            wire.poll(0);
            assertThat(wire.workedNanos()).as("sent").isPositive();
        }
    }
}
