package io.echobench.backend.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UndertowEchoServerTest {

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
