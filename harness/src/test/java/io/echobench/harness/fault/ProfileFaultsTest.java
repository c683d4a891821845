package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the recordings of a run that is stopped. */
@Timeout(400)
class ProfileFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void ctrlCInAProfiledTrialLeavesNoProcessAndNoPartOfARecording() throws Exception {
        try (ForkedHarness harness = ForkedHarness.start(
                folder,
                "run",
                "--script",
                Scripts.open(folder, 30_000),
                "--rounds",
                "1",
                "--backends",
                "reference",
                "--profile",
                "jfr")) {
            harness.awaitLoading(200);
            assertThat(names(harness)).contains(".01-reference.server.repository.tmp");

            Processes.signal("INT", harness.pid());

            assertThat(harness.status()).as(harness.said()).isEqualTo(130);
            assertThat(harness.left()).as("processes left").isZero();
            assertThat(names(harness)).noneMatch(name -> name.contains(".jfr") || name.startsWith("."));
            assertThat(harness.run().run().settings().profiler()).contains("jfr");
            assertThat(harness.printed()).contains("profiled with jfr", "unfinished: 0 of 1 trials");
        }
    }

    private static List<String> names(ForkedHarness harness) throws Exception {
        try (Stream<Path> files = Files.list(harness.run().path().resolve("trials"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
