package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {

    private static final Pattern PID = Pattern.compile("\\(pid (\\d+);");

    @TempDir
    Path folder;

    @Test
    void aServerThatDiesIsAFailureInOneSentenceAndTheLogKeepsWhatStoodInIt() throws Exception {
        Path log = folder.resolve("stderr.log");
        Files.writeString(log, "before\n");
        Process serve = serve(log);
        try (BufferedReader out = serve.inputReader()) {
            Matcher ready = PID.matcher(String.valueOf(out.readLine()));
            assertThat(ready.find()).isTrue();
            ProcessHandle.of(Long.parseLong(ready.group(1))).orElseThrow().destroyForcibly();
            assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            serve.descendants().forEach(ProcessHandle::destroyForcibly);
            serve.destroyForcibly();
        }
        assertThat(serve.exitValue()).isEqualTo(CommandLineInterface.FAILED);
        assertThat(Files.readString(log))
                .startsWith("before\n")
                .contains("reference ended by itself (killed by signal 9 (SIGKILL))");
    }

    @Test
    void aTakenPortIsOneSentenceAndNoStackTrace() throws Exception {
        Path log = folder.resolve("stderr.log");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process serve = serve(log, "--port", String.valueOf(taken.getLocalPort()));
            try {
                assertThat(serve.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(serve.exitValue()).isEqualTo(CommandLineInterface.FAILED);
            } finally {
                serve.destroyForcibly();
            }
        }
        assertThat(Files.readAllLines(log).stream().filter(line -> !line.startsWith("Picked up")))
                .singleElement()
                .asString()
                .startsWith("echobench: cannot listen on")
                .contains("in use");
    }

    private static Process serve(Path log, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "reference"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
