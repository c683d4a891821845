package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
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
    void aServerThatSaysNothingIsGivenUpAtTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () -> EchoProbe.expectEcho(URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/echo")))
                    .isInstanceOf(TrialException.class);
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
