package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OutputTest {

    private static final int SHARED_BYTES = 256;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(SHARED_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private SocketChannel channel;
    private SocketChannel peer;
    private Output output;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            peer = SocketChannel.open(listener.getLocalAddress());
            channel = listener.accept();
        }
        channel.configureBlocking(false);
        peer.configureBlocking(false);
        output = new Output(channel, shared, new BufferPool());
    }

    @AfterEach
    void disconnect() throws IOException {
        channel.close();
        peer.close();
    }

    private void sendInPlace(int payloadBytes, byte value) {
        ByteBuffer room = output.room(payloadBytes);
        int at = room.position() + Frames.headerBytes(payloadBytes);
        for (int i = 0; i < payloadBytes; i++) {
            room.put(at + i, value);
        }
        output.frame(Frames.BINARY, room, at, payloadBytes);
    }

    @Test
    void writesNothingBeforeTheFlushAndThenAll() throws IOException {
        sendInPlace(2, (byte) 7);
        sendInPlace(0, (byte) 0);
        ByteBuffer got = ByteBuffer.allocate(64);
        assertThat(peer.read(got)).isZero();

        output.flush();
        peer.configureBlocking(true);
        peer.read(got);
        assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0x82, 2, 7, 7, (byte) 0x82, 0}));
    }

    @Test
    void keepsWhatTheSocketDoesNotTakeAndKeepsItsOrder() throws IOException {
        int sent = 0;
        while (!output.blocked()) {
            sendInPlace(100, (byte) sent++);
            output.flush();
        }
        sendInPlace(100, (byte) sent++);
        ByteBuffer large = ByteBuffer.allocate(Frames.MAX_HEADER + 5000).order(ByteOrder.LITTLE_ENDIAN);
        output.frame(Frames.BINARY, large, Frames.MAX_HEADER, 5000);
        sendInPlace(100, (byte) sent);
        output.flush();

        int least = 0;
        ByteBuffer got = ByteBuffer.allocate(64 << 10);
        for (int frame = 0; frame <= sent; frame++) {
            if (frame == sent) {
                assertThat(take(got, 4 + 5000).get(1)).isEqualTo((byte) 126);
            }
            ByteBuffer next = take(got, 102);
            assertThat(next.get(1)).as("length of frame %d", frame).isEqualTo((byte) 100);
            assertThat(next.get(2)).as("payload of frame %d", frame).isEqualTo((byte) frame);
            least++;
        }
        assertThat(least).isEqualTo(sent + 1);
        assertThat(output.blocked()).isFalse();
    }

    /** The next bytes that come; the output goes on whenever the peer has read all there was. */
    private ByteBuffer take(ByteBuffer got, int bytes) throws IOException {
        while (got.position() < bytes) {
            peer.read(got);
            output.resume();
        }
        got.flip();
        ByteBuffer taken = ByteBuffer.allocate(bytes);
        taken.put(0, got, 0, bytes);
        got.position(bytes);
        got.compact();
        return taken;
    }

    @Test
    void aBrokenConnectionIsAState() throws IOException {
        channel.close();
        sendInPlace(1, (byte) 1);
        output.flush();

        assertThat(output.broken()).isTrue();
        assertThat(shared.position()).isZero();
    }
}
