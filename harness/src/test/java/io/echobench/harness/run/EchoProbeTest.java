package io.echobench.harness.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EchoProbeTest {

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
    void aServerThatAcceptsAMessageAndNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> shakeHandsAndSayNothing(listener));
            assertThatThrownBy(() ->
                            EchoProbe.expectEcho(URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo")))
                    .isInstanceOf(TrialException.class)
                    .hasMessageContaining("did not echo a message within 10 s");
        }
    }

    private static void shakeHandsAndSayNothing(ServerSocket listener) {
        try (Socket socket = listener.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            String key = in.lines()
                    .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                    .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
                    .findFirst()
                    .orElseThrow();
            byte[] accept = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
            socket.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: "
                                    + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n")
                            .getBytes(US_ASCII));
            while (in.read() >= 0) {}
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
}
