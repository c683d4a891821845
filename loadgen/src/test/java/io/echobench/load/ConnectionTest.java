package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private long nowNanos;
    private final LoadPlan plan = TestPlans.of(new Phase.Pause("any", 1));
    private final GoneServer server = new GoneServer();
    private final LoopScope scope = new LoopScope(plan, 0, () -> nowNanos, server);
    private final LoadTotals totals = new LoadTotals(plan);
    private final PhaseRecorder recorder = new PhaseRecorder(0, 0, totals, scope.meter);
    private final Owner owner = new Owner();
    private final Connection connection = new Connection(scope, 0, recorder, owner, Opening.PLAIN);

    @BeforeEach
    void begin() {
        recorder.begin(0);
    }

    /** The reset that a write meets may have left the last words of the server unread: they decide what the server did. */
    @Test
    void readsWhatTheServerSaidBeforeAFailedWriteCountsAsItsEnd() {
        Message message = Message.of(new Payload.Generated(32, false));
        connection.connect(0);
        connection.connected();
        connection.readable();
        connection.send(message, 0);
        connection.flush();
        connection.send(message, 0);
        server.says(ServerFrames.text("half of this"), 5);
        server.gone = true;

        connection.flush();
        assertThat(owner.ended).as("before the rest was read").isZero();

        connection.readable();
        connection.readable();
        assertThat(owner.ended).isEqualTo(1);
        recorder.finish(1, 0);
        Map<ErrorClass, Long> errors = Map.of(ErrorClass.PROTOCOL, 1L, ErrorClass.UNSENT, 1L);
        assertThat(totals.phase(0).counts().errors())
                .as("half a frame in answer to the first, and the second never left")
                .isEqualTo(new Counts(0, 0, 0, 0, 0, 0, errors).errors());
    }

    @Test
    void asksToUpgradeAsSoonAsItIsUp() {
        server.up = true;
        connection.connect(0);
        assertThat(server.said).as("answers to an opening handshake").hasSize(1);

        connection.readable();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void asksForNoFurtherWritesOnceOneHasFailed() {
        connection.connect(0);
        connection.connected();
        connection.readable();
        server.gone = true;
        connection.send(Message.of(new Payload.Generated(32, false)), 0);
        connection.flush();
        connection.flush();
        connection.writable();

        assertThat(server.failedWrites).isEqualTo(1);
        assertThat(server.writableWanted).isFalse();
    }

    @Test
    void aPartOfAMessageLetsOutWhatHasComeDueMeanwhile() {
        connection.connect(0);
        connection.connected();
        connection.readable();
        DueOnce due = new DueOnce(1_000);
        scope.running = due;
        server.says(ServerFrames.text("a long message"), 5);
        server.says(ServerFrames.text("a long message"), 3);

        nowNanos = 999;
        connection.readable();
        assertThat(due.actedNanos).isEqualTo(Long.MIN_VALUE);

        nowNanos = 1_001;
        connection.readable();
        assertThat(due.actedNanos).isEqualTo(1_001);
    }

    /** Has something to do at one time. */
    private static final class DueOnce implements PhaseRunner {

        private final long dueNanos;
        private long actedNanos = Long.MIN_VALUE;

        DueOnce(long dueNanos) {
            this.dueNanos = dueNanos;
        }

        @Override
        public long nextNanos() {
            return dueNanos;
        }

        @Override
        public void act(long nowNanos) {
            actedNanos = nowNanos;
        }
    }

    /** A server that can be gone: nothing more is written to it, and what it said is there until it is read. */
    private static final class GoneServer implements Wire, Link {

        private final Queue<byte[]> said = new ArrayDeque<>();
        private boolean up;
        private boolean gone;
        private boolean writableWanted;
        private int failedWrites;

        void says(byte[] bytes, int length) {
            said.add(Arrays.copyOf(bytes, length));
        }

        @Override
        public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
            return this;
        }

        @Override
        public boolean upAtOnce() {
            return up;
        }

        @Override
        public int poll(long untilNanos) {
            return 0;
        }

        @Override
        public void dispatch() {}

        @Override
        public int read(ByteBuffer target) {
            byte[] bytes = said.poll();
            if (bytes == null) {
                return gone ? -1 : 0;
            }
            target.put(bytes);
            return bytes.length;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (gone) {
                failedWrites++;
                throw new IOException("Connection reset by peer");
            }
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (text.startsWith("GET ")) {
                String key = text.split("Sec-WebSocket-Key: ", 2)[1].split("\r\n", 2)[0];
                says(TinyEchoServer.ACCEPT.formatted(Handshake.acceptOf(key)).getBytes(StandardCharsets.US_ASCII));
            }
            return bytes.length;
        }

        private void says(byte[] bytes) {
            says(bytes, bytes.length);
        }

        @Override
        public void wantWritable(boolean wanted) {
            writableWanted = wanted;
        }

        @Override
        public void close() {}
    }

    private static final class Owner implements ConnectionOwner {

        private int ended;

        @Override
        public void opened(Connection connection, long nowNanos) {}

        @Override
        public void failed(Connection connection, ErrorClass error, String sentence, long nowNanos) {
            throw new AssertionError(sentence);
        }

        @Override
        public void answered(Connection connection, long nowNanos) {}

        @Override
        public void ended(Connection connection, boolean closed, long nowNanos) {
            ended++;
        }
    }
}
