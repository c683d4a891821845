package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80/", "ws:///echo", "ws://127.0.0.1:99999/"})
    void whatIsNoAddressOfAWebSocketServerIsRefused(String url) {
        assertThatThrownBy(() -> ExternalUrl.of(url, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not of the form ws://host:port/path");
    }

    @Test
    void aServerThatDoesNotListenIsOneSentenceNotAFailureOfEachCase() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Target target = ExternalUrl.of("ws://127.0.0.1:" + port + "/", false).target("mine");
        assertThatThrownBy(() -> target.start(Path.of("unused.log")))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void anotherMachineIsLoadedOnlyWhenThatWasSaid() throws Exception {
        String elsewhere = "ws://192.0.2.1:9001/";
        assertThatThrownBy(() -> ExternalUrl.of(elsewhere, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--remote");
        assertThat(ExternalUrl.of(elsewhere, true).target("mine").id()).isEqualTo("mine");
        assertThat(ExternalUrl.of(elsewhere, true).isOnThisMachine()).isFalse();
    }
}
