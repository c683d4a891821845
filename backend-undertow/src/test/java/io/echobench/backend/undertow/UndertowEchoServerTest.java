package io.echobench.backend.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UndertowEchoServerTest {

    @Test
    void isConstructedWithoutUndertowOnTheClassPath() throws Exception {
        URL[] own = {codeSource(UndertowBackend.class), codeSource(EchoBackend.class)};
        try (URLClassLoader bare = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
            assertThat(ServiceLoader.load(bare.loadClass(EchoBackend.class.getName()), bare))
                    .hasSize(1);
        }
    }

    private static URL codeSource(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void leavesNoThreadBehind() throws BackendException {
        try (EchoServer server = new UndertowBackend().start(ServerConfig.loopback())) {
            assertThat(server.endpoints()).hasSize(1);
            assertThat(xnioThreads()).isNotEmpty();
        }
        assertThat(xnioThreads()).isEmpty();
    }

    private static List<String> xnioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("XNIO"))
                .toList();
    }

    @Test
    void namesThePortThatIsTaken() throws BackendException {
        try (EchoServer first = new UndertowBackend().start(ServerConfig.loopback())) {
            int port = first.endpoints().getFirst().getPort();
            ServerConfig same = ServerConfig.builder().port(port).build();
            assertThatThrownBy(() -> new UndertowBackend().start(same))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void saysWhichVersionsRun() throws BackendException {
        try (EchoServer server = new UndertowBackend().start(ServerConfig.loopback())) {
            assertThat(server.software())
                    .matches("Undertow \\d+\\.\\d+\\.\\d+\\.Final \\(XNIO \\d+\\.\\d+\\.\\d+\\.Final nio\\), Java .+");
        }
    }
}
