package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulation itself, driven by a client of a few lines with the examples of RFC 6455. */
class SimulatedWireTest {

    private static final long START = 7_000;
    private static final long RTT = 100 * MICRO;
    private static final String REQUEST = """
            GET /echo HTTP/1.1
            Host: x
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """.replace("\n", "\r\n");
    private static final byte[] MASKED_HELLO = HexFormat.of().parseHex("818537fa213d7f9f4d5158");

    private final VirtualClock clock = new VirtualClock(START, List.of());

    /** Remembers what came and when. */
    private final class Client implements LinkHandler {

        private final ByteBuffer got = ByteBuffer.allocate(4096);
        private long lastAt;
        private int writables;
        private boolean ended;
        private final Link link;

        Client(SimulatedWire wire) {
            link = wire.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), null, this);
        }

        @Override
        public void connected() {
            lastAt = clock.nanoTime();
        }

        @Override
        public void connectFailed(IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void readable() {
            lastAt = clock.nanoTime();
            try {
                ended = link.read(got) < 0;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            if (ended) {
                link.close();
            }
        }

        @Override
        public void writable() {
            writables++;
            link.wantWritable(false);
        }

        int write(byte[] bytes) throws IOException {
            return link.write(ByteBuffer.wrap(bytes));
        }

        String takeText() {
            return new String(take(), StandardCharsets.US_ASCII);
        }

        byte[] take() {
            byte[] bytes = new byte[got.flip().remaining()];
            got.get(bytes).clear();
            return bytes;
        }
    }

    @Test
    void aConnectionAHandshakeAndAnEchoTakeARoundTripEach() throws IOException {
        SimulatedWire wire = new SimulatedWire(clock, ServerModel.ideal(RTT));
        Client client = opened(wire);
        assertThat(clock.nanoTime()).isEqualTo(START + 2 * RTT);
        client.write(MASKED_HELLO);
        settle(wire);
        assertThat(client.take()).isEqualTo(HexFormat.of().parseHex("810548656c6c6f"));
        assertThat(client.lastAt).isEqualTo(START + 3 * RTT);
        assertThat(wire.server().arrivals()).containsExactly(START + 2 * RTT + RTT / 2);
    }

    @Test
    void aPollMovesTheClockNoFurtherThanItsDeadline() {
        SimulatedWire wire = new SimulatedWire(clock, ServerModel.ideal(RTT));
        Client client = new Client(wire);
        assertThat(wire.poll(START + 10)).isZero();
        assertThat(clock.nanoTime()).isEqualTo(START + 10);
        assertThat(wire.poll(START + 10 * RTT)).isOne();
        assertThat(clock.nanoTime()).isEqualTo(START + RTT);
        assertThat(client.ended).isFalse();
    }

    @Test
    void aFullSocketTakesNothingUntilTheServerReads() throws IOException {
        Stalls notReading = new Stalls(List.of(new Stalls.Stall(1000, 50_000)));
        SimulatedWire wire = new SimulatedWire(clock, ServerModel.ideal(0).notReading(notReading, REQUEST.length()));
        Client client = opened(wire);
        client.write(MASKED_HELLO);
        settle(wire);
        clock.advanceTo(START + 2000);
        int taken = 0;
        for (int count = -1; count != 0; ) {
            count = client.write(MASKED_HELLO);
            taken += count;
        }
        assertThat(taken).isEqualTo(REQUEST.length());
        client.link.wantWritable(true);
        settle(wire);
        assertThat(client.writables).isOne();
        assertThat(clock.nanoTime()).isEqualTo(START + 50_000);
    }

    @Test
    void theEndOfTheStreamComesAfterHalfAFrame() throws IOException {
        SimulatedWire wire =
                new SimulatedWire(clock, ServerModel.ideal(RTT).answering((index, at) -> Answer.HALF_FRAME));
        Client client = opened(wire);
        client.write(MASKED_HELLO);
        settle(wire);
        assertThat(client.take()).isEqualTo(HexFormat.of().parseHex("810548"));
        assertThat(client.ended).isTrue();
    }

    @Test
    void aPauseOfTheClientMovesTheClockToItsEnd() {
        VirtualClock paused = new VirtualClock(0, List.of(new VirtualClock.Pause(500, 1000)));
        paused.advanceTo(499);
        assertThat(paused.nanoTime()).isEqualTo(499);
        paused.advanceTo(600);
        assertThat(paused.nanoTime()).isEqualTo(1500);
    }

    @Test
    void aClientThatDoesNotMaskIsRefused() throws IOException {
        SimulatedWire wire = new SimulatedWire(clock, ServerModel.ideal(RTT));
        Client client = opened(wire);
        client.write(HexFormat.of().parseHex("810548656c6c6f"));
        assertThatThrownBy(() -> settle(wire)).hasMessageContaining("no mask");
    }

    private Client opened(SimulatedWire wire) throws IOException {
        Client client = new Client(wire);
        settle(wire);
        client.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        settle(wire);
        assertThat(client.takeText()).startsWith("HTTP/1.1 101 ").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        return client;
    }

    /** Dispatches until nothing happens any more. */
    private void settle(SimulatedWire wire) {
        while (wire.timeline().next() != Long.MAX_VALUE || wire.poll(clock.nanoTime()) > 0) {
            wire.poll(wire.timeline().next());
            wire.dispatch();
        }
    }
}
