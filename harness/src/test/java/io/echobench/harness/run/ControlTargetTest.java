package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.echobench.api.BackendException;
import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.Catalog;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ControlTargetTest {

    @TempDir
    private Path folder;

    @Test
    void theTwinIsTheSameUnderAnotherName() throws Exception {
        Target reference = target("reference");
        Target twin = new ControlTarget.Renamed("reference-again", reference);

        assertThat(twin.id()).isEqualTo("reference-again");
        assertThat(twin.command()).isEqualTo(reference.command());
        assertThat(twin.runsInJvm()).isTrue();
        try (Target.Running running = twin.start(folder.resolve("stderr.log"))) {
            EchoProbe.expectEcho(running.endpoint());
            assertThat(state(running.endpoint())).contains("\"burnNanos\":0");
        }
    }

    @Test
    void thePositiveControlBurnsWhatItIsToldTo() throws Exception {
        Target burning = new ControlTarget.Burning("reference-burn-x", target("reference"), 0).burning(840);

        try (Target.Running running = burning.start(folder.resolve("stderr.log"))) {
            EchoProbe.expectEcho(running.endpoint());
            assertThat(state(running.endpoint())).contains("\"burnNanos\":840");
        }
    }

    @Test
    void aServerThatCannotBurnIsNamedAndStopped() throws Exception {
        Target burning = new ControlTarget.Burning("netty-burn-x", target("netty"), 840);

        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> burning.start(folder.resolve("stderr.log")))
                .withMessageContaining("/control");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static Target target(String id) throws Exception {
        CpuLayout cpus = CpuLayout.split(Machine.allowedCores());
        RunSettings settings = new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                cpus,
                Placement.detect(),
                1,
                1,
                Transport.nio(Polling.BLOCK),
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
        return new Target.Booted(
                Catalog.discover().byId(id), settings.serverLauncher(), settings.placement(), settings.serverConfig());
    }

    private static String state(URI endpoint) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpClient http = HttpClient.newHttpClient();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(endpoint.resolve("/control"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return CompletableFuture.completedStage(data);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        try {
            socket.sendText("state", true).get(20, TimeUnit.SECONDS);
            return answer.get(20, TimeUnit.SECONDS);
        } finally {
            socket.abort();
            http.shutdownNow();
        }
    }
}
