package io.echobench.load.iouring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.load.LinkHandler;
import io.echobench.load.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a wire over io_uring does beside what every wire does: its indexes, its files, its queues. */
@WhereIoUringWorks
@Timeout(60)
class LinksTest {

    private ServerSocket server;
    private IoUringWire wire;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
        wire = new IoUringWire(System::nanoTime, Polling.BLOCK);
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        server.close();
    }

    @Test
    void anIndexIsUsedAgainOnceItsSocketIsClosed() throws IOException {
        for (int i = 0; i < 200; i++) {
            Told told = connect();
            until(() -> told.connected);
            assertThat(told.link.index).isLessThan(4);
            told.link.close();
            server.accept().close();
            until(() -> told.link.operations == 0);
        }
    }

    @Test
    void anIndexIsNotUsedAgainBeforeThat() throws IOException {
        Told first = connect();
        first.link.close();
        Told second = connect();
        assertThat(second.link.index).isNotEqualTo(first.link.index);
        until(() -> second.connected);
        assertThat(first.connected).isFalse();
    }

    @Test
    void moreThanTheQueueHoldsIsAskedForInOneTurn() throws IOException {
        int count = Ring.ENTRIES / 2 + 500;
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(connect());
        }
        until(() -> all.stream().allMatch(told -> told.connected));
        for (Told told : all) {
            assertThat(told.link.write(ByteBuffer.wrap(new byte[100]))).isEqualTo(100);
        }
        all.forEach(told -> told.link.close());
        assertThat(2 * count).as("entries of closing alone").isGreaterThan(Ring.ENTRIES);
        until(() -> all.stream().allMatch(told -> told.link.operations == 0));
    }

    @Test
    void aWireThatIsClosedLeavesNoFileBehind() throws IOException {
        wire.close();
        long before = files();
        try (IoUringWire another = new IoUringWire(System::nanoTime, Polling.SPIN)) {
            wire = another;
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(connect());
            }
            until(() -> all.stream().allMatch(told -> told.connected));
            connect(); // and one that is not connected yet
            assertThat(files()).isGreaterThanOrEqualTo(before + 101);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aHostThatIsNotKnownIsAnErrorAtOnce() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 80);
        assertThatThrownBy(() -> new Told(wire, nowhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere.invalid");
    }

    private Told connect() throws IOException {
        return new Told(wire, new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    }

    private void until(BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never happened").isLessThan(deadline);
            if (wire.poll(System.nanoTime() + 3_000_000) > 0) {
                wire.dispatch();
            }
        }
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    /** A link, and whether it was told that it is connected. */
    private static final class Told implements LinkHandler {

        private final IoUringLink link;
        private boolean connected;

        private Told(IoUringWire wire, InetSocketAddress remote) throws IOException {
            link = (IoUringLink) wire.connect(remote, null, this);
        }

        @Override
        public void connected() {
            connected = true;
        }

        @Override
        public void connectFailed(IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void readable() {}

        @Override
        public void writable() {}
    }
}
