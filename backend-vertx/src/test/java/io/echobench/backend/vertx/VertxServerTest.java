package io.echobench.backend.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VertxServerTest {

    /** A closed event loop has yet to come to the end of its thread. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    @Test
    void theProviderIsConstructedWithoutVertxOnTheClassPath() throws Exception {
        URL[] ownClasses = {codeSource(VertxBackend.class), codeSource(EchoBackend.class)};
        try (URLClassLoader bare = new URLClassLoader(ownClasses, ClassLoader.getPlatformClassLoader())) {
            Class<?> backend = bare.loadClass(EchoBackend.class.getName());
            assertThat(ServiceLoader.load(backend, bare)).hasSize(1);
        }
    }

    @Test
    void namesTheNettyThatReallyRunsUnderneath() throws BackendException {
        try (EchoServer server = start(ServerConfig.loopback())) {
            assertThat(server.software())
                    .matches("Vert\\.x 5\\.\\d+\\.\\d+ \\(Netty 4\\.2\\.\\d+\\.Final, " + server.transport()
                            + "\\), Java .+");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws BackendException {
        try (EchoServer server = start(ServerConfig.loopback())) {
            int taken = server.endpoints().getFirst().getPort();
            assertThatThrownBy(() -> start(
                            ServerConfig.builder().port(taken).ioThreads(2).build()))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
        }
    }

    @Test
    void severalEventLoopsServeOnePort() throws Exception {
        try (EchoServer server = start(ServerConfig.builder().ioThreads(2).build())) {
            for (int connection = 0; connection < 4; connection++) { // they are dealt to the loops in turn
                assertThat(echo(server, "hello " + connection)).isEqualTo("hello " + connection);
            }
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        start(ServerConfig.builder().ioThreads(2).build()).close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("vert")) {
                assertThat(thread.join(ENDS_WITHIN))
                        .as("%s ends", thread.getName())
                        .isTrue();
            }
        }
    }

    private static String echo(EchoServer server, String text) throws Exception {
        CompletableFuture<String> echoed = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                echoed.complete(data.toString());
                return null;
            }
        };
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(server.endpoints().getFirst(), listener)
                    .get(10, TimeUnit.SECONDS);
            socket.sendText(text, true).get(10, TimeUnit.SECONDS);
            String answer = echoed.get(10, TimeUnit.SECONDS);
            socket.abort();
            return answer;
        }
    }

    private static EchoServer start(ServerConfig config) throws BackendException {
        return new VertxBackend().start(config);
    }

    private static URL codeSource(Class<?> type) throws URISyntaxException {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
