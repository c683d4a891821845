package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The harness is killed at random times over a short run: nothing is left running, nothing half-written has a name, reports can be made, and
 * the run can go on. The seed is printed; {@code -Dchaos.seed=N} repeats it.
 */
@Timeout(1200)
@EnabledOnOs(OS.LINUX)
class ChaosTest {

    private static final int KILLS = 20;
    private static final int TRIALS = 2;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void aHarnessThatIsKilledAtAnyTimeLeavesNothingBehindAndEveryFileWhole() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        long wholeNanos = whole();
        int begun = 0;
        Path cut = folder;
        for (int kill = 0; kill < KILLS; kill++) {
            long from = wholeNanos * kill / KILLS; // one in each twentieth of the run: boot, probe, load, write, close
            long after = from + random.nextLong(wholeNanos / KILLS);
            Path here = Files.createDirectory(folder.resolve("killed-" + kill));
            String when = "kill " + kill + " of seed " + seed + ", after " + after / 1_000_000 + " ms";
            killedAfter(here, Duration.ofNanos(after), when);
            List<Path> runs = ForkedHarness.runFolders(here.resolve("results"));
            if (!runs.isEmpty()) {
                begun++;
                expectWhole(runs.getFirst(), when);
                boolean unfinished = RunDirectory.open(runs.getFirst()).trials().size() < TRIALS;
                cut = unfinished ? here : cut;
            }
        }
        assertThat(begun).as("runs that had begun").isGreaterThan(KILLS / 4);
        assertThat(cut).as("a run that was cut short").isNotEqualTo(folder);
        resumed(cut);
    }

    /** How long an undisturbed run takes here and now. */
    private long whole() throws Exception {
        Path here = Files.createDirectory(folder.resolve("whole"));
        long began = System.nanoTime();
        try (ForkedHarness harness = ForkedHarness.start(here, run(here))) {
            assertThat(harness.status()).as(harness.said()).isZero();
            long took = System.nanoTime() - began;
            assertThat(harness.left()).isZero();
            return took;
        }
    }

    private static void killedAfter(Path here, Duration after, String when) throws Exception {
        try (ForkedHarness harness = ForkedHarness.start(here, run(here))) {
            boolean unused = Waiting.until(after, () -> false);
            Processes.signal("KILL", harness.pid());
            harness.status();
            assertThat(harness.leftBehind()).as(when).isEmpty();
        }
    }

    private void expectWhole(Path run, String when) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    expectWhole(file, name, when);
                }
            }
        }
        for (TrialResult result : RunDirectory.open(run).trials()) {
            assertThat(result).as(when).isInstanceOf(TrialResult.Completed.class);
        }
        assertThat(CommandLineInterface.execute(new String[] {"report", run.toString()}))
                .as(when)
                .isZero();
    }

    private void expectWhole(Path file, String name, String when) throws IOException {
        if (name.endsWith(".json")) {
            assertThat(json.readTree(Files.readAllBytes(file)).isObject())
                    .as("%s of %s", name, when)
                    .isTrue();
        } else if (name.endsWith(".hlog")) {
            assertThat(histograms(file.toFile())).as("%s of %s", name, when).isPositive();
            assertThat(Files.readString(file)).as("%s of %s", name, when).endsWith("\n");
        } else if (name.equals("report.html")) {
            assertThat(Files.readString(file).stripTrailing())
                    .as("%s of %s", name, when)
                    .endsWith("</html>");
        }
    }

    private static int histograms(File file) throws IOException {
        int count = 0;
        try (HistogramLogReader reader = new HistogramLogReader(file)) {
            while (reader.hasNext()) {
                assertThat(reader.nextIntervalHistogram().getTag()).isNotEmpty();
                count++;
            }
        }
        return count;
    }

    private static void resumed(Path here) throws Exception {
        RunDirectory run = ForkedHarness.run(here);
        try (ForkedHarness harness =
                ForkedHarness.start(here, "run", "--resume", run.path().toString())) {
            assertThat(harness.status()).as(harness.said()).isZero();
            assertThat(harness.left()).isZero();
            assertThat(run.trials()).hasSize(TRIALS).allMatch(TrialResult.Completed.class::isInstance);
            assertThat(Files.isRegularFile(run.path().resolve("report.html"))).isTrue();
        }
    }

    private static String[] run(Path here) throws IOException {
        return new String[] {
            "run",
            "--client",
            "nio",
            "--script",
            Scripts.both(here, 200, 200),
            "--rounds",
            String.valueOf(TRIALS),
            "--polling",
            "block",
            "--backends",
            "reference"
        };
    }
}
