package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.echobench.harness.UsageException;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult.Completed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user gives it: a short run of the reference server, with a recording of both processes and their graphs. */
@Timeout(240)
class ProfiledRunTest {

    private static final String SCRIPT = """
            config:
              x-echobench:
                warmUp: { messages: 2000, connections: 4, settle: 0 }
                phases: [ { mode: closed, duration: 1, connections: 4, inFlight: 1 } ]
            """;

    @TempDir
    private Path folder;

    @Test
    void theFlightRecorderKeepsBothProcessesOfATrialAndDrawsThem() throws Exception {
        expectProfiled("jfr");
    }

    @Test
    void soDoesAsyncProfiler() throws Exception {
        try {
            Profiler.of("async", Runtime.version().feature())
                    .check(Path.of(System.getProperty("java.home"), "bin", "java"));
        } catch (UsageException e) {
            abort(String.valueOf(e.getMessage()));
        }
        expectProfiled("async");
    }

    private void expectProfiled(String profiler) throws IOException {
        Path script = Files.writeString(folder.resolve("short.yaml"), SCRIPT);

        CapturedCommand run = CapturedCommand.run(
                folder.resolve("results"),
                "--script",
                script.toString(),
                "--rounds",
                "1",
                "--backends",
                "reference",
                "--profile",
                profiler);

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.processesLeft()).isZero();
        assertThat(run.said()).contains("profiled with " + profiler + ": figures are not comparable");
        RunDirectory directory = RunDirectory.open(only(folder.resolve("results")));
        assertThat(directory.run().settings().profiler()).contains(profiler);
        Completed trial = (Completed) directory.trials().getFirst();
        assertThat(trial.profiles()).extracting(Profile::process).containsExactly("server", "client");
        assertThat(trial.profiles()).allSatisfy(profile -> {
            assertThat(profile.missing()).isEmpty();
            assertThat(profile.samples()).isPositive();
            assertThat(profile.from()).isLessThan(profile.to());
        });
        assertThat(trial.phases().getFirst().completed()).isPositive();
        expectFiles(directory.path());
    }

    private static void expectFiles(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("trials"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "01-reference.server.jfr",
                            "01-reference.server.collapsed",
                            "01-reference.client.jfr",
                            "01-reference.client.collapsed")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(Files.readString(run.resolve("trials/01-reference.client.collapsed")))
                .as("the warm-up and the main thread's wait are not in it, the loops are")
                .contains("io.echobench.load.");
        assertThat(Files.readString(run.resolve("trials/01-reference.server.collapsed")))
                .contains("io.echobench.backend.reference.");
        assertThat(Files.readString(run.resolve("profiles/reference.server.html")))
                .contains("reference, server: ");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("<section id=\"profiles\">", "profiles/reference.client.html")
                .doesNotContain("no profile");
    }

    private static Path only(Path results) throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            List<Path> all = runs.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
