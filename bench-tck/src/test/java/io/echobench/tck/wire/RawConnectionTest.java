package io.echobench.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class RawConnectionTest {

    @Test
    void readsAResponseThatComesByteByByteAndAFrameBehindIt() throws IOException {
        Bytes head = Bytes.utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nX: a\r\nx: b\r\n\r\n");
        Event behind = withServer(head.then(Bytes.hex("81 02 68 69")), connection -> {
            assertThat(connection.response()).isInstanceOfSatisfying(Event.Response.class, response -> {
                assertThat(response.head().status()).isEqualTo(101);
                assertThat(response.head().value("upgrade")).hasValue("websocket");
                assertThat(response.head().values("X")).containsExactly("a", "b");
            });
            return connection.next();
        });
        assertThat(behind).isEqualTo(new Event.Message(Opcode.TEXT, Bytes.utf8("hi"), 1));
    }

    @Test
    void putsAMessageTogetherAndCountsItsFrames() throws IOException {
        Event event = firstOf("01 01 68 00 00 89 01 70 80 01 69");
        assertThat(event).isEqualTo(new Event.Message(Opcode.TEXT, Bytes.utf8("hi"), 3));
    }

    @Test
    void readsPongsAndCloseFrames() throws IOException {
        assertThat(firstOf("8A 01 70")).isEqualTo(new Event.Pong(Bytes.utf8("p")));
        assertThat(firstOf("88 00")).isEqualTo(new Event.Close(OptionalInt.empty(), ""));
        assertThat(firstOf("88 04 03 E8 6F 6B")).isEqualTo(new Event.Close(OptionalInt.of(1000), "ok"));
    }

    @ParameterizedTest
    @CsvSource({
        "81 81 00 00 00 00 68, masked",
        "C1 01 68, RSV",
        "83 00, reserved opcode 3",
        "80 01 68, continuation out of turn",
        "01 01 68 81 01 69, text out of turn",
        "09 00, fragmented control",
        "89 7E 00 7E, more than 125",
        "81 7E 00 05, not minimal",
        "81 7F 00 00 00 00 00 00 FF FF, not minimal",
        "82 7F 40 00 00 00 00 00 00 00, a message of more than",
        "02 01 68 80 7F 7F FF FF FF FF FF FF FF, a message of more than",
        "88 01 03, half a code",
        "88 03 03 E8 FF, not UTF-8"
    })
    void tellsWhatNoServerMaySend(String bytes, String violation) throws IOException {
        assertThat(firstOf(bytes))
                .isInstanceOfSatisfying(
                        Event.Broken.class,
                        broken -> assertThat(broken.violation()).contains(violation));
    }

    @Test
    void tellsAnEndInsideAFrameFromSilence() throws IOException {
        assertThat(firstOf("81 05 68")).isEqualTo(new Event.Eof(false));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawConnection connection = RawConnection.dial(uri(silent), Patience.of(Duration.ofMillis(100)))) {
            assertThat(connection.next()).isEqualTo(new Event.Silence(Duration.ofMillis(100)));
        }
    }

    @Test
    void anAnswerThatCameInHalfWhenThePatienceIsProlongedIsReadWhole() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> server = new CompletableFuture<>();
            Patience patience = new Patience() {
                @Override
                public Duration first() {
                    return Duration.ofMillis(100);
                }

                @Override
                public Duration more() {
                    write(server.join(), "69");
                    return Duration.ofSeconds(10);
                }
            };
            try (RawConnection connection = RawConnection.dial(uri(listener), patience);
                    Socket accepted = listener.accept()) {
                server.complete(accepted);
                write(accepted, "81 02 68");
                assertThat(connection.next()).isEqualTo(new Event.Message(Opcode.TEXT, Bytes.utf8("hi"), 1));
            }
        }
    }

    @Test
    void patienceIsProlongedOnceAndTheSilenceTellsOfAllOfIt() throws IOException {
        Patience patience = new Patience() {
            @Override
            public Duration first() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration more() {
                return Duration.ofMillis(30);
            }
        };
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawConnection connection = RawConnection.dial(uri(silent), patience)) {
            assertThat(connection.next()).isEqualTo(new Event.Silence(Duration.ofMillis(50)));
        }
    }

    private static void write(Socket socket, String hex) {
        try {
            socket.getOutputStream().write(Bytes.hex(hex).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsWhatIsNoHttp() throws IOException {
        Event event = withServer(Bytes.utf8("SSH-2.0-OpenSSH\r\n\r\n"), RawConnection::response);
        assertThat(event)
                .isInstanceOfSatisfying(
                        Event.Broken.class,
                        broken -> assertThat(broken.violation()).contains("no HTTP status line"));
    }

    private static Event firstOf(String hex) throws IOException {
        return withServer(Bytes.hex(hex), RawConnection::next);
    }

    /** A server that sends these bytes, each in a segment of its own, and ends its half of the connection. */
    private static Event withServer(Bytes bytes, Function<RawConnection, Event> client) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawConnection connection = RawConnection.dial(uri(listener), Patience.of(Duration.ofSeconds(10)));
                Socket server = listener.accept()) {
            server.setTcpNoDelay(true);
            for (byte each : bytes.toArray()) {
                server.getOutputStream().write(each);
            }
            server.shutdownOutput();
            return client.apply(connection);
        }
    }

    private static URI uri(ServerSocket listener) {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo");
    }
}
