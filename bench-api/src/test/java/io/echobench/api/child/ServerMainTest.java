package io.echobench.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ServerMainTest {

    private static final ServerConfig CONFIG = ServerConfig.builder()
            .host("127.0.0.2")
            .port(4321)
            .ioThreads(3)
            .maxMessageBytes(1000)
            .build();

    @Test
    void servesWithTheConfigurationThatCameAsFlags() throws BackendException {
        try (ChildServer child = start("fine")) {
            assertThat(child.endpoints()).containsExactly(URI.create("ws://127.0.0.2:4321/echo"));
            assertThat(child.software()).isEqualTo("3 threads, 1000 bytes");
        }
    }

    @Test
    void countsFromTheMark() throws BackendException {
        try (ChildServer child = start("fine")) {
            ChildStats whole = child.stats();
            child.mark();
            ChildStats sinceMark = child.stats();
            assertThat(whole.cpuNanos()).isPositive();
            assertThat(sinceMark.cpuNanos()).isBetween(0L, whole.cpuNanos());
            assertThat(sinceMark.allocatedBytes()).isLessThan(whole.allocatedBytes());
            assertThat(sinceMark.threads()).isPositive();
            assertThat(sinceMark.heapUsedBytes()).isPositive();
        }
    }

    @Test
    void saysThatABackendIsUnavailable() {
        assertThatThrownBy(() -> start("lacking"))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("no \"node\" on the PATH; install Node");
    }

    @Test
    void saysWhyABackendFailed() {
        assertThatThrownBy(() -> start("failing"))
                .isExactlyInstanceOf(BackendException.class)
                .hasMessage("port 8080 is taken");
    }

    @Test
    void logsWhatLiesBehindAFailureWithoutAStackTrace(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("stderr.log");
        assertThatThrownBy(() ->
                        ChildServer.start(ChildCommand.of(Children.program(ServerMain.class, "failing"), CONFIG)
                                .withStderr(log)))
                .hasMessage("port 8080 is taken");
        assertThat(Files.readString(log))
                .contains("caused by java.net.BindException: Address in use")
                .doesNotContain("\tat ");
    }

    @Test
    void saysInOneSentenceThatABackendHasABugAndLogsWhere(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("stderr.log");
        assertThatThrownBy(() -> ChildServer.start(ChildCommand.of(Children.program(ServerMain.class, "buggy"), CONFIG)
                        .withStderr(log)))
                .isExactlyInstanceOf(BackendException.class)
                .hasMessage("buggy could not be started: java.lang.IllegalStateException: no transport");
        assertThat(Files.readString(log)).contains("FakeBackends");
    }

    @Test
    void saysThatThereIsNoSuchBackend() {
        assertThatThrownBy(() -> start("fien")).hasMessageContaining("no backend fien on the class path");
    }

    @Test
    void refusesAFlagThatItDoesNotKnow() {
        ChildCommand command = ChildCommand.of(Children.program(ServerMain.class, "fine", "--threads", "2"), CONFIG);
        assertThatThrownBy(() -> ChildServer.start(command)).hasMessageContaining("unknown flag --threads");
    }

    @Test
    void answersAVerbItDoesNotKnowAndEndsWithItsStdin() throws IOException, InterruptedException {
        List<String> arguments = ChildCommand.of(Children.program(ServerMain.class, "fine"), CONFIG)
                .arguments();
        Process process = new ProcessBuilder(arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader stdout = process.inputReader()) {
            assertThat(stdout.readLine()).contains("\"ready\"");
            process.outputWriter().write("dance\n");
            process.outputWriter().flush();
            assertThat(stdout.readLine()).contains("\"unknown\"", "dance");
            process.outputWriter().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static ChildServer start(String id) throws BackendException {
        return ChildServer.start(ChildCommand.of(Children.program(ServerMain.class, id), CONFIG));
    }
}
