package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTest {

    private static final byte[] CLOSE_FRAME = {(byte) (Frames.FIN | Frames.CLOSE), 0};

    private final LoopScope scope =
            new LoopScope(TestPlans.of(new Phase.Pause("any", 1)), 0, () -> 0, new MuteWire(MuteWire.NEVER));
    private final Inbox inbox = new Inbox(scope, scope.newHandshake(0, Opening.PLAIN), () -> {}, new Deaf());

    @Test
    void aServerThatSendsFasterThanIsReadLeavesTimeForOthers() throws Exception {
        EndlessLink link = new EndlessLink(response());
        for (int dispatch = 1; dispatch <= 100; dispatch++) {
            assertThat(inbox.read(link)).isTrue();
            assertThat(link.reads).isLessThanOrEqualTo(16 * dispatch);
        }
    }

    @Test
    void nothingIsReadFromAConnectionThatHasEndedMeanwhile() throws Exception {
        EndlessLink link = new EndlessLink(response());
        inbox.end();
        inbox.read(link);
        assertThat(link.reads).isEqualTo(1);
    }

    private byte[] response() {
        String request = new String(inbox.request(), StandardCharsets.US_ASCII);
        String key = request.split("Sec-WebSocket-Key: ", 2)[1].split("\r\n", 2)[0];
        return TinyEchoServer.ACCEPT.formatted(Handshake.acceptOf(key)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Always has as much as the buffer takes: a response, a close frame, and then anything. */
    private static final class EndlessLink implements Link {

        private final byte[] response;
        private int reads;

        EndlessLink(byte[] response) {
            this.response = response;
        }

        @Override
        public int read(ByteBuffer target) {
            byte[] bytes = new byte[target.remaining()];
            Arrays.fill(bytes, (byte) 'x');
            if (reads == 0) {
                System.arraycopy(response, 0, bytes, 0, response.length);
                System.arraycopy(CLOSE_FRAME, 0, bytes, response.length, CLOSE_FRAME.length);
            }
            reads++;
            target.put(bytes);
            return bytes.length;
        }

        @Override
        public int write(ByteBuffer source) {
            return 0;
        }

        @Override
        public void wantWritable(boolean wanted) {}

        @Override
        public void close() {}
    }

    /** Hears nothing. */
    private static final class Deaf implements FrameSink {

        @Override
        public void message(boolean binary, byte[] bytes, int from, int length) {}

        @Override
        public void ping(byte[] bytes, int from, int length) {}

        @Override
        public void pong() {}

        @Override
        public void close(byte[] bytes, int from, int length) {}
    }
}
