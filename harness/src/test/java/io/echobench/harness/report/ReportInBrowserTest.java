package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.SimulatedLadders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in the Chromium of the machine, where there is one. */
class ReportInBrowserTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void drawsItsChartsWithoutAnErrorAndRunsNoForeignScript() throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "no chromium on the PATH: apt-get install chromium");
        RunDirectory directory = SampleDirectory.write(folder);
        ReportWriter.writeAll(directory, directory.run(), directory.trials());

        String page = opened(browser.orElseThrow(), directory.path().resolve("report.html"));

        assertThat(Pattern.compile("<canvas").matcher(page).results().count())
                .as("two of percentiles, one of all backends, two for each of three backends")
                .isEqualTo(9);
        assertThat(Files.readString(folder.resolve("stderr"))).doesNotContain("CONSOLE");
    }

    @Test
    @Timeout(60)
    void thePageOfARunThatRanksShowsItsDrawingsWithoutAnError() throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "no chromium on the PATH: apt-get install chromium");
        RunDirectory directory = RunDirectory.create(folder, SampleRun.begun(Instant.EPOCH, "standard"));
        directory.write(SimulatedLadders.run(12));
        for (Completed trial : SimulatedLadders.trials(12, 7)) {
            directory.write(trial);
        }
        ReportWriter.writeAll(directory, directory.run(), directory.trials());

        String page = opened(browser.orElseThrow(), directory.path().resolve("report.html"));

        assertThat(Pattern.compile("<svg role=\"img\"").matcher(page).results().count())
                .isEqualTo(10);
        assertThat(Files.readString(folder.resolve("stderr"))).doesNotContain("CONSOLE");
    }

    @Test
    @Timeout(120)
    void theFlameGraphsOfAProfiledRunAreDrawnWithinThePage() throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "no chromium on the PATH: apt-get install chromium");
        RunDirectory directory = ProfilesTest.profiled(folder);
        ReportWriter.writeAll(directory, directory.run(), directory.trials());
        Path report = directory.path().resolve("report.html");
        String eager = Files.readString(report).replace(" loading=\"lazy\"", ""); // they are far below

        Files.writeString(report, eager);
        String unused = opened(browser.orElseThrow(), report);
        assertThat(Files.readString(folder.resolve("stderr"))).doesNotContain("CONSOLE");

        Files.writeString(report, eager.replace("'use strict';", "'use strict'; alert(1);"));
        unused = opened(browser.orElseThrow(), report);
        assertThat(Files.readString(folder.resolve("stderr")))
                .as("a script that is not the graph's own does not run")
                .contains("CONSOLE")
                .contains("Content Security Policy");
    }

    /** The document after its scripts have run. */
    private String opened(Path browser, Path page) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=2000",
                        "--dump-dom",
                        page.toUri().toString()))
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
