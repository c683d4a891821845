package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.ServerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ReferenceServerTest {

    private static ReferenceServer start() throws BackendException {
        return ReferenceServer.start(ServerConfig.loopback(), Truth.PLAIN);
    }

    @Test
    void namesATakenPortAsTheReason() throws Exception {
        try (ReferenceServer first = start()) {
            int port = first.endpoints().getFirst().getPort();
            assertThatThrownBy(() -> ReferenceServer.start(
                            ServerConfig.builder().port(port).build(), Truth.PLAIN))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void freesItsPortWithConnectionsStillOpen() throws Exception {
        ReferenceServer first = start();
        int port = first.endpoints().getFirst().getPort();
        try (Client open = Client.echo(first);
                Client control = Client.control(first)) {
            first.close();
            first.close();
            assertThat(open.receive()).as("going away").isEqualTo(new Client.Frame(Frames.CLOSE, "\u0003\u00E9"));
            assertThat(control.receive().opcode()).isEqualTo(Frames.CLOSE);
        }
        ReferenceServer.start(ServerConfig.builder().port(port).build(), Truth.PLAIN)
                .close();
    }

    @Test
    void stopsWithinAStall() throws Exception {
        ReferenceServer server = start();
        try (Client control = Client.control(server)) {
            control.ask("stall 60s once");
        }
        server.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("reference-0"));
    }

    @Test
    void doesNotReadFromAPeerThatDoesNotRead() throws Exception {
        try (ReferenceServer server = start();
                Client control = Client.control(server);
                Client peer = Client.echo(server)) {
            long offered = offerUntilRefused(peer);
            assertThat(offered)
                    .as("bytes that the server took from a peer that reads nothing")
                    .isLessThan(64L << 20);
            assertThat(control.count(Counter.RECEIVED)).isLessThan(64L << 10);
        }
    }

    /** Writes 1 KiB messages without reading until the socket takes none, though every other connection is served. */
    private static long offerUntilRefused(Client peer) throws IOException {
        byte[] frame = Client.frame(Frames.BINARY, new byte[1024]);
        try (SocketChannel channel = SocketChannel.open(peer.socket().getRemoteSocketAddress())) {
            channel.write(ByteBuffer.wrap(Client.request(Handshake.ECHO)));
            channel.configureBlocking(false);
            long offered = 0;
            int refusals = 0;
            ByteBuffer bytes = ByteBuffer.wrap(frame);
            while (refusals < 50) {
                int written = channel.write(bytes);
                offered += written;
                refusals = written == 0 ? refusals + 1 : 0;
                if (written == 0) {
                    assertThat(peer.ask("still served")).isEqualTo("still served"); // gives the server its turn
                }
                if (!bytes.hasRemaining()) {
                    bytes.clear();
                }
            }
            return offered;
        }
    }

    @Test
    void goesOnWhereItStoppedOnceThePeerReads() throws Exception {
        try (ReferenceServer server = start();
                Client peer = Client.echo(server)) {
            int messages = 64;
            String text = "0123456789abcdef".repeat(32 << 10);
            byte[] frame = Client.frame(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
            Thread writer = Thread.ofVirtual().start(() -> write(peer, frame, messages));
            writer.join(java.time.Duration.ofMillis(200)); // it cannot end: nobody reads
            for (int i = 0; i < messages; i++) {
                assertThat(peer.receive().payload()).as("echo %d", i).isEqualTo(text);
            }
            writer.join();
        }
    }

    private static void write(Client peer, byte[] frame, int times) {
        try {
            for (int i = 0; i < times; i++) {
                peer.write(frame);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void holdsTheMemoryThatItIsToldForEachLaterConnection() throws Exception {
        try (ReferenceServer server = start();
                Client control = Client.control(server);
                Client before = Client.echo(server)) {
            control.ask("memory 16384");
            try (Client later = Client.echo(server)) {
                assertThat(later.ask("hello") + before.ask("hello")).isEqualTo("hellohello");
                String connections = control.ask("connections");
                assertThat(connections)
                        .contains("\"port\":" + later.socket().getLocalPort()
                                + ",\"received\":1,\"echoed\":1,\"memory\":16384")
                        .contains("\"port\":" + before.socket().getLocalPort()
                                + ",\"received\":1,\"echoed\":1,\"memory\":0");
            }
        }
    }

    @Test
    void saysWhatRuns() throws Exception {
        try (ReferenceServer server = start()) {
            assertThat(server.transport()).isEqualTo("nio");
            assertThat(server.software()).startsWith("echobench reference (java.nio), Java ");
        }
    }

    @Test
    void aSharedPortIsListenedOnByTwoAndAPortOfItsOwnIsNot() throws BackendException {
        try (ReferenceServer first = ReferenceServer.start(ServerConfig.loopback(), Truth.PLAIN, PortUse.SHARED)) {
            int port = first.endpoints().getFirst().getPort();
            ServerConfig same = ServerConfig.builder().port(port).build();
            assertThatThrownBy(() -> ReferenceServer.start(same, Truth.PLAIN))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("cannot listen");
            try (ReferenceServer second = ReferenceServer.start(same, Truth.PLAIN, PortUse.SHARED)) {
                assertThat(second.endpoints()).isEqualTo(first.endpoints());
            }
        }
    }
}
