package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.launcher.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run that is stopped in every way there is, always within its second round, and resumed each time: it ends as an unbroken one does.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopFaultsTest {

    private static final int TRIALS = 3;

    @TempDir
    private static Path folder;

    private Path unbroken;

    /** Trials that were said to be done so far: one, unless this machine is so busy that a signal comes late. */
    private long finished;

    @BeforeAll
    void runUnbroken() throws Exception {
        unbroken = Files.createDirectory(folder.resolve("unbroken"));
        try (ForkedHarness harness = ForkedHarness.start(unbroken, running(unbroken))) {
            assertThat(harness.status()).as(harness.said()).isZero();
            assertThat(harness.left()).isZero();
        }
    }

    @Test
    @Order(1)
    void ctrlCStopsInOrderAndReports() throws Exception {
        try (ForkedHarness harness = ForkedHarness.start(folder, running(folder))) {
            harness.awaitSaid("1/" + TRIALS + " reference | done");
            harness.awaitLoading(200);
            Processes.signal("INT", harness.pid());
            ended(Fault.CTRL_C, harness, 130);
            assertThat(harness.printed()).contains("reference", "unfinished: 1 of 3 trials", "report: ");
            assertThat(harness.said())
                    .contains("stopped: 1 of 3 trials are finished")
                    .contains("--resume");
        }
    }

    @Test
    @Order(2)
    void ctrlCTwiceStopsAtOnce() throws Exception {
        stopped(Fault.CTRL_C_TWICE, 130, resume(), harness -> {
            Processes.signal("STOP", harness.loader().orElseThrow());
            do { // two signals that nobody has looked at yet are one
                Processes.signal("INT", harness.pid());
            } while (!Waiting.until(Duration.ofMillis(50), () -> !harness.isAlive()));
            assertThat(harness.printed())
                    .as("what is printed at the end of a stop in order")
                    .isEmpty();
        });
    }

    @Test
    @Order(3)
    void sigtermStopsInOrderAlsoWhereTheServerIsStopped() throws Exception {
        stopped(Fault.TERM, 143, resume(), harness -> {
            Processes.signal("STOP", harness.server());
            Processes.signal("TERM", harness.pid());
        });
    }

    @Test
    @Order(4)
    void sigkillLeavesNothingAlsoWhereServerAndLoadProcessAreStopped() throws Exception {
        stopped(Fault.KILL, 137, resume(), harness -> {
            Processes.signal("STOP", harness.server());
            Processes.signal("STOP", harness.loader().orElseThrow());
            Processes.signal("KILL", harness.pid());
        });
    }

    @Test
    @Order(5)
    void sigtermOfTheLauncherStopsInOrder() throws Exception {
        stopped(Fault.LAUNCHER_TERM, 143, launcher(), harness -> Processes.signal("TERM", harness.pid()));
    }

    @Test
    @Order(6)
    void sigkillOfTheLauncherLeavesNothingAlsoWhereTheHarnessIsStopped() throws Exception {
        stopped(Fault.LAUNCHER_KILL, 137, launcher(), harness -> {
            Processes.signal("STOP", harness.harness());
            Processes.signal("KILL", harness.pid());
        });
    }

    @Test
    @Order(7)
    void sigintOfMavenStopsInOrder() throws Exception {
        stopped(Fault.MAVEN_INT, 130, maven(), harness -> Processes.signal("INT", harness.pid()));
    }

    @Test
    @Order(8)
    void sigtermOfMavenStopsInOrder() throws Exception {
        stopped(Fault.MAVEN_TERM, 143, maven(), harness -> Processes.signal("TERM", harness.pid()));
    }

    @Test
    @Order(9)
    void sigkillOfMavenLeavesNothingAlsoWhereEverythingIsStopped() throws Exception {
        stopped(Fault.MAVEN_KILL, 137, maven(), harness -> {
            Processes.signal("STOP", harness.harness());
            Processes.signal("STOP", harness.server());
            Processes.signal("STOP", harness.loader().orElseThrow());
            Processes.signal("KILL", harness.pid());
        });
    }

    @Test
    @Order(10)
    void whatWasStoppedIsResumedToTheEndOfAnUnbrokenRun() throws Exception {
        RunDirectory run = ForkedHarness.run(folder);
        FileTime first = Files.getLastModifiedTime(run.path().resolve("trials/01-reference.json"));
        RunRecord before = run.run();
        Files.createFile(run.path().resolve("..room.tmp.tmp")); // as a SIGKILL in the midst of a write leaves it
        try (ForkedHarness harness = resume()) {
            assertThat(harness.status()).as(harness.said()).isZero();
            assertThat(harness.left()).isZero();
        }
        RunDirectory whole = ForkedHarness.run(unbroken);
        assertThat(run.trials()).allMatch(TrialResult.Completed.class::isInstance);
        assertThat(run.trials().stream().map(TrialResult::trial))
                .as("the plan")
                .isEqualTo(whole.trials().stream().map(TrialResult::trial).toList());
        assertThat(files(run.path())).as("the files").isEqualTo(files(whole.path()));
        assertThat(Files.getLastModifiedTime(run.path().resolve("trials/01-reference.json")))
                .as("no trial is run twice")
                .isEqualTo(first);
        assertThat(layout(run.path())).as("the table").isEqualTo(layout(whole.path()));
        assertThat(run.run().resumed()).hasSizeGreaterThan(before.resumed().size());
        assertThat(run.run().withBackends(List.of()).script())
                .isEqualTo(whole.run().script());
    }

    private static String[] running(Path folder) throws IOException {
        return new String[] {
            "run",
            "--client",
            "nio",
            "--script",
            Scripts.both(folder, 300, 2_500),
            "--rounds",
            String.valueOf(TRIALS),
            "--backends",
            "reference"
        };
    }

    private ForkedHarness resume() throws IOException {
        return ForkedHarness.start(folder, resuming());
    }

    private ForkedHarness launcher() throws IOException {
        return ForkedHarness.start(folder, List.of(), Launcher.class.getName(), FaultModule.classPath(), resuming());
    }

    private ForkedHarness maven() throws IOException {
        return ForkedHarness.start(
                folder,
                List.of("-Dhosted.classpath=" + FaultModule.classPath()),
                MavenLike.class.getName(),
                System.getProperty("java.class.path"),
                resuming());
    }

    private String[] resuming() throws IOException {
        return new String[] {"run", "--resume", ForkedHarness.run(folder).path().toString()};
    }

    /** Lets a resumed run load for a moment, does that to it, and looks at what is left. */
    private void stopped(Fault fault, int status, ForkedHarness started, Consumer<ForkedHarness> deed)
            throws Exception {
        try (ForkedHarness harness = started) {
            harness.awaitLoading(200);
            deed.accept(harness);
            ended(fault, harness, status);
        }
    }

    private void ended(Fault fault, ForkedHarness harness, int status) throws Exception {
        int ended = harness.status();
        int left = harness.left();
        long kept = harness.kept();
        finished += harness.said()
                .lines()
                .filter(line -> line.contains(" | done in "))
                .count();
        String said = harness.said()
                .lines()
                .filter(line -> line.startsWith("stopped: "))
                .findFirst()
                .map(line -> line.substring(0, line.indexOf(';')))
                .orElse("-");
        FaultTable.add(fault, said, ended, left, kept + " of " + finished + " finished");

        assertThat(ended).as(harness.said()).isEqualTo(status);
        assertThat(left).as("processes left").isZero();
        assertThat(kept).as("trials kept").isEqualTo(finished);
        assertThat(CommandLineInterface.execute(
                        new String[] {"report", harness.run().path().toString()}))
                .as("report")
                .isZero();
    }

    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return all.map(file -> run.relativize(file).toString()).sorted().toList();
        }
    }

    /** Columns and rows of the table, without its figures. */
    private static List<String> layout(Path run) throws IOException {
        List<String> layout = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("table.md"))) {
            if (line.startsWith("| ")) {
                layout.add(line.contains("---") || line.startsWith("| Backend") ? line : line.split("\\|", -1)[1]);
            }
        }
        return layout;
    }
}
