package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80/", "wss://127.0.0.1:443/", "ws:///echo", "ws://127.0.0.1:99999/"})
    void whatIsNoAddressOfAWebSocketServerIsRefused(String url) {
        assertThatThrownBy(() -> ExternalUrl.target("mine", URI.create(url), false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not of the form ws://host:port/path");
    }

    @Test
    void aServerThatDoesNotListenIsOneSentenceNotAFailureOfEachCase() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Target target = ExternalUrl.target("mine", URI.create("ws://127.0.0.1:" + port + "/"), false);
        assertThatThrownBy(() -> target.start(Path.of("unused.log")))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void anotherMachineIsLoadedOnlyWhenThatWasSaid() throws Exception {
        URI elsewhere = URI.create("ws://192.0.2.1:9001/");
        assertThatThrownBy(() -> ExternalUrl.target("mine", elsewhere, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--remote");
        assertThat(ExternalUrl.target("mine", elsewhere, true).id()).isEqualTo("mine");
    }
}
