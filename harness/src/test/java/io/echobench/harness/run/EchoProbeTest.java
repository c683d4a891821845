package io.echobench.harness.run;

import static java.io.OutputStream.nullOutputStream;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EchoProbeTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void aClosedPortCannotBeReached() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> EchoProbe.expectEcho(URI.create("ws://127.0.0.1:" + port + "/echo")))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void anHttpServerIsNamedAsWhatItIs() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThatThrownBy(() -> EchoProbe.expectEcho(
                            URI.create("ws://127.0.0.1:" + server.getAddress().getPort() + "/echo")))
                    .isInstanceOf(TrialException.class)
                    .hasMessageContaining("speaks no WebSocket here: it answered HTTP 200");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatNeverEchoesIsGivenUp() throws IOException {
        try (OpeningServer server =
                new OpeningServer(socket -> socket.getInputStream().transferTo(nullOutputStream()))) {
            assertThatThrownBy(() -> EchoProbe.expectEcho(server.uri(), SHORT))
                    .isInstanceOf(TrialException.class)
                    .hasMessageContaining("did not echo a message within 1 s");
        }
    }

    @Test
    void aServerThatPingsForEverIsGivenUp() throws IOException {
        byte[] ping = {(byte) 0x89, 0};
        try (OpeningServer server = new OpeningServer(socket -> sendForEver(socket, ping))) {
            assertThatThrownBy(() -> EchoProbe.expectEcho(server.uri(), SHORT)).isInstanceOf(TrialException.class);
        }
    }

    @Test
    void anAnswerWithoutEndIsNotKept() throws IOException {
        byte[] begin = {0x01, 0};
        byte[] fragment = new byte[4 + 60_000];
        ByteBuffer.wrap(fragment).put((byte) 0).put((byte) 126).putShort((short) 60_000);
        Arrays.fill(fragment, 4, fragment.length, (byte) 'x');
        try (OpeningServer server = new OpeningServer(socket -> {
            socket.getOutputStream().write(begin);
            sendForEver(socket, fragment);
        })) {
            assertThatThrownBy(() -> EchoProbe.expectEcho(server.uri(), SHORT))
                    .isInstanceOf(TrialException.class)
                    .hasMessageContaining("longer than 1000 characters");
        }
    }

    private static void sendForEver(Socket socket, byte[] bytes) throws IOException {
        while (true) {
            socket.getOutputStream().write(bytes);
        }
    }

    /** Accepts one opening handshake as it should be, and then does what it likes. */
    private static final class OpeningServer implements AutoCloseable {

        interface Course {
            void run(Socket socket) throws IOException;
        }

        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        OpeningServer(Course course) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = listener.accept()) {
                    open(socket);
                    course.run(socket);
                } catch (IOException e) {
                    // the client is gone
                }
            });
        }

        URI uri() {
            return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo");
        }

        private static void open(Socket socket) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            String key = head.toString().split("(?i)Sec-WebSocket-Key: ", 2)[1].split("\r\n", 2)[0];
            socket.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        private static String accept(String key) {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-1", e);
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
