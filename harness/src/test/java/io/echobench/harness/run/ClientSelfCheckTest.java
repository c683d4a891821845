package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.result.ClientCheck;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ClientSelfCheckTest {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Progress QUIET = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);

    @Test
    void measuresAllThatWorkInTwoWindowsEachAndLeavesNothingBehind() throws Exception {
        assumeThat(new Transport("io-uring", Polling.BLOCK)
                        .obstacle(Runtime.version().feature()))
                .isEmpty();
        List<Path> before = folders();
        ClientCheck check = ClientSelfCheck.of(settings(Runtime.version().feature()), reference(), QUIET);

        assertThat(check.obstacles()).isEmpty();
        assertThat(check.nanosPerMessage()).containsOnlyKeys("nio", "epoll", "io-uring");
        assertThat(check.nanosPerMessage().values())
                .allSatisfy(windows -> assertThat(windows).hasSize(2).allMatch(nanos -> nanos > 0));
        assertThat(ProcessHandle.current().descendants()).isEmpty();
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void startsNothingWhereNoOtherClientCanWork() throws Exception {
        ClientCheck check = ClientSelfCheck.of(
                settings(21), new Target.External("unreachable", URI.create("ws://127.0.0.1:1/")), QUIET);
        assertThat(check.chosen()).isEqualTo("nio");
        assertThat(check.obstacles())
                .hasSize(2)
                .allMatch(why -> why.contains("JDK 22"))
                .anyMatch(why -> why.startsWith("epoll"))
                .anyMatch(why -> why.startsWith("io-uring"));
    }

    @Test
    void aServerThatCannotBeHadIsAReasonToStayWithTheJdksOwn() throws Exception {
        assumeThat(new Transport("io-uring", Polling.BLOCK)
                        .obstacle(Runtime.version().feature()))
                .isEmpty();
        ClientCheck check = ClientSelfCheck.of(
                settings(Runtime.version().feature()),
                new Target.External("unreachable", URI.create("ws://127.0.0.1:1/")),
                QUIET);
        assertThat(check.chosen()).isEqualTo("nio");
        assertThat(check.obstacles())
                .singleElement()
                .asString()
                .contains("could not be compared")
                .contains("127.0.0.1:1");
    }

    private static Target reference() throws Exception {
        RunSettings settings = settings(Runtime.version().feature());
        return new Target.Booted(
                Catalog.discover().byId("reference"),
                settings.serverLauncher(),
                settings.placement(),
                settings.serverConfig());
    }

    private static RunSettings settings(int feature) {
        return new RunSettings(
                Path.of(System.getProperty("java.home")),
                feature,
                CpuLayout.split(Machine.allowedCores()),
                Placement.detect(),
                1,
                1,
                Transport.nio(Polling.BLOCK),
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(TEMPORARY)) {
            return files.filter(file -> file.getFileName().toString().startsWith("echobench-client-check"))
                    .sorted()
                    .toList();
        }
    }
}
