package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What listens at a --url and is no WebSocket server is one sentence, soon, before anything is started or written. */
@Timeout(60)
class UrlProbeTest {

    private static final String ACCEPTED = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    @TempDir
    private Path results;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                        "answered HTTP 200 where 101 accepts a WebSocket; is the path /echo right?"),
                Arguments.of("HTTP/1.1 404 Not Found\r\n\r\n", "answered HTTP 404 where 101"),
                Arguments.of("HTTP/1.0 500 Oops\r\n\r\n", "answered HTTP 500 where 101"),
                Arguments.of(
                        "SSH-2.0-OpenSSH_9.9\r\n", "answered \"SSH-2...\", which is no HTTP; it speaks no WebSocket."),
                Arguments.of("\0\u00ff\u0007\r\n\u001b[2J garbage", "which is no HTTP; it speaks no WebSocket."),
                Arguments.of("", "closed the connection without a word; it speaks no WebSocket."),
                Arguments.of("HTTP/1.1 101 Switching Protocols\r\n\r\n", "answered 101 with no Sec-WebSocket-Accept"),
                Arguments.of(
                        ACCEPTED.replace("s3pP", "nope"),
                        "answered 101 with the wrong Sec-WebSocket-Accept \"nopeLMBi"),
                Arguments.of(
                        "HTTP/1.1 101 Switching\r\n" + "X: y\r\n".repeat(100_000),
                        "answered 101 with no Sec-WebSocket-Accept"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatSpeaksNoWebSocketIsRefusedByRunAndByCheck(String answer, String sentence) throws IOException {
        try (Listener server = new Listener(answer)) {
            CapturedCommand.run(results, "--url", server.url().toString()).isRefusedWith(sentence, results);
            CapturedCommand.execute(List.of("check", "--url", server.url().toString()))
                    .isRefusedWith(sentence, results);
        }
    }

    @Test
    void whatDoesNotListenIsRefused() throws IOException {
        URI url;
        try (Listener gone = new Listener("")) {
            url = gone.url();
        }
        CapturedCommand.run(results, "--url", url.toString())
                .isRefusedWith("cannot be reached: Connection refused", results);
    }

    @Test
    void silenceIsWaitedForOnlyAsLongAsWasSaid() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> UrlProbe.expectWebSocket(url, Duration.ofSeconds(1)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("took the connection, but did not answer within 1 s");
        }
    }

    @Test
    void anAnswerThatNeverEndsIsWaitedForOnlyAsLongAsWasSaid() throws IOException {
        try (Listener dripping = new Listener("HTTP/1.1 101 Switching Protocols\r\nX: ", true)) {
            assertThatThrownBy(() -> UrlProbe.expectWebSocket(dripping.url(), Duration.ofSeconds(1)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("did not answer within 1 s");
        }
    }

    @Test
    void aWebSocketServerIsTaken() throws IOException {
        try (Listener server = new Listener(ACCEPTED)) {
            assertThatCode(() -> UrlProbe.expectWebSocket(server.url(), Duration.ofSeconds(10)))
                    .doesNotThrowAnyException();
            assertThat(server.url().getPort()).isPositive();
        }
    }

    /** Says the same to everyone, whatever they ask, once they asked it. */
    private static final class Listener implements AutoCloseable {

        private final ServerSocket socket;
        private final String answer;
        private final boolean staysOpen;

        Listener(String answer) throws IOException {
            this(answer, false);
        }

        Listener(String answer, boolean staysOpen) throws IOException {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            this.answer = answer;
            this.staysOpen = staysOpen;
            Thread.ofVirtual().start(this::accept);
        }

        URI url() {
            return URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/echo");
        }

        private void accept() {
            while (true) {
                try {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> answer(client));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void answer(Socket client) {
            try (client;
                    InputStream in = client.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                while (!endsRequest(in)) {}
                out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                if (!staysOpen) {
                    client.shutdownOutput();
                }
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // the client is gone
            }
        }

        /** Reads a line; whether it was the empty one. */
        private static boolean endsRequest(InputStream in) throws IOException {
            int length = 0;
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return true;
                }
                length++;
            }
            return length <= 1;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
