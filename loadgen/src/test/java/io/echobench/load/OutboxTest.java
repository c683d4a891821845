package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int PONG_FRAME_BYTES = 6 + 125;

    private final LoadPlan plan = TestPlans.of(new Phase.Pause("any", 1));
    private final LoopScope scope = new LoopScope(plan, 0, () -> 0, new MuteWire(MuteWire.NEVER));
    private final Outbox outbox = new Outbox(scope, new Outstanding());
    private final PhaseRecorder recorder = new PhaseRecorder(0, 0, new LoadTotals(plan), scope.meter);
    private final SlowLink link = new SlowLink();

    @Test
    void aServerThatPingsFasterThanItReadsFillsNoMemory() throws IOException {
        byte[] ping = new byte[125];
        link.bytesPerWrite = PONG_FRAME_BYTES - 1;
        for (int i = 0; i < 200_000; i++) {
            outbox.addControl(Frames.PONG, ping, 0, ping.length);
            outbox.flush(link, recorder);
        }
        assertThat(link.largestBuffer).isLessThan(64 << 10);
        assertThat(link.written.size()).isGreaterThan(20_000_000);
    }

    @Test
    void whatASlowServerIsSentStaysWhole() throws IOException {
        outbox.add(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        link.bytesPerWrite = 3;
        outbox.flush(link, recorder);
        assertThat(outbox.blocked()).isTrue();
        outbox.add(new byte[] {9, 10, 11});
        outbox.flush(link, recorder);
        outbox.add(new byte[] {12});
        while (outbox.blocked()) {
            outbox.flush(link, recorder);
        }
        assertThat(link.written.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    /** Takes few bytes at once. */
    private static final class SlowLink implements Link {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int bytesPerWrite;
        private int largestBuffer;

        @Override
        public int read(ByteBuffer target) {
            return 0;
        }

        @Override
        public int write(ByteBuffer source) {
            int count = Math.min(bytesPerWrite, source.remaining());
            largestBuffer = Math.max(largestBuffer, source.capacity());
            byte[] bytes = new byte[count];
            source.get(bytes);
            written.writeBytes(bytes);
            return count;
        }

        @Override
        public void wantWritable(boolean wanted) {}

        @Override
        public void close() {}
    }
}
