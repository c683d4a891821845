package io.echobench.backend.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HelidonEchoServerTest {

    @Test
    void registersBothEchoesAndRunsTheListenerByDefault() {
        assertThat(ServiceLoader.load(EchoBackend.class))
                .extracting(EchoBackend::id, EchoBackend::inDefaultRun)
                .containsExactly(tuple("helidon", true), tuple("helidon-raw", false));
    }

    @Test
    void providersAreConstructedWithoutHelidonOnTheClassPath() throws Exception {
        URL[] own = {codeSource(HelidonBackend.class), codeSource(EchoBackend.class)};
        try (URLClassLoader bare = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
            assertThat(ServiceLoader.load(bare.loadClass(EchoBackend.class.getName()), bare))
                    .hasSize(2);
        }
    }

    private static URL codeSource(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void namesThePortThatIsTaken() throws BackendException {
        try (EchoServer first = new HelidonBackend().start(ServerConfig.loopback())) {
            int port = first.endpoints().getFirst().getPort();
            ServerConfig same = ServerConfig.builder().port(port).build();
            assertThatThrownBy(() -> new HelidonBackend().start(same))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void saysWhichVersionsRun() throws BackendException {
        try (EchoServer server = new HelidonBackend().start(ServerConfig.loopback())) {
            assertThat(server.software()).matches("Helidon \\d+\\.\\d+\\.\\d+ \\(virtual threads\\), Java .+");
        }
    }
}
