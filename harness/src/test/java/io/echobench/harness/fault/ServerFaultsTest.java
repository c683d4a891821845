package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One run with servers that come up, and are at fault when it counts. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerFaultsTest {

    /** What a shell would take apart, and do. */
    private static final String OUT = "results ; $(touch run-by-a-shell) `touch run-by-a-shell` & 'x";

    @TempDir
    private static Path folder;

    private ForkedHarness harness;
    private RunDirectory run;
    private int status;
    private int left;

    @BeforeAll
    void runOnce() throws Exception {
        harness = ForkedHarness.start(
                folder,
                "run",
                "--client",
                "nio",
                "--script",
                Scripts.open(folder, 300),
                "--rounds",
                "1",
                "--out",
                OUT,
                "--polling",
                "block",
                "--backends",
                "fault-garbage-later,fault-leaks,fault-loses-messages,fault-wrong-bytes,fault-hangs-on-close,"
                        + "fault-leaves-a-child,reference");
        status = harness.status();
        left = harness.left();
        run = RunDirectory.open(ForkedHarness.runFolders(folder.resolve(OUT)).getFirst());
    }

    @AfterAll
    void end() {
        harness.close();
    }

    @Test
    void aServerThatPrintsSomethingElseThanItsAnswerFailsWithWhatItPrinted() throws Exception {
        assertThat(shown(Fault.GARBAGE_LATER, "fault-garbage-later"))
                .startsWith("failed: ")
                .contains("no JSON object: GET /echo 101");
    }

    @Test
    void aServerThatIsOutOfMemoryFailsWithThat() throws Exception {
        assertThat(shown(Fault.LEAK, "fault-leaks"))
                .startsWith("failed: ")
                .contains("java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void everyLostMessageIsATimeout() throws Exception {
        assertThat(shown(Fault.LOST_MESSAGE, "fault-loses-messages")).contains("errors: timeout");
        assertThat(sum("fault-loses-messages", "timeout")).isBetween(1L, 20L);
    }

    @Test
    void everyWrongEchoIsAMismatch() throws Exception {
        assertThat(shown(Fault.WRONG_BYTES, "fault-wrong-bytes")).contains("errors: mismatch");
        assertThat(sum("fault-wrong-bytes", "mismatch")).isBetween(1L, 20L);
    }

    @Test
    void aServerThatDoesNotStopIsKilledAndMarked() throws Exception {
        assertThat(shown(Fault.HANGS_ON_CLOSE, "fault-hangs-on-close")).contains("mark: killed-at-stop");
    }

    @Test
    void whatAServerStartedEndsWithIt() throws Exception {
        assertThat(shown(Fault.CHILD_LEFT, "fault-leaves-a-child")).startsWith("completed");
        assertThat(left).isZero();
    }

    @Test
    void noShellTakesPartInStartingAProcess() throws Exception {
        assertThat(folder.resolve("run-by-a-shell")).doesNotExist();
        assertThat(Rows.of(run, "reference"))
                .isInstanceOfSatisfying(
                        TrialResult.Completed.class,
                        trial -> assertThat(trial.commands())
                                .containsOnlyKeys("server", "load")
                                .allSatisfy((name, command) -> assertThat(command)
                                        .isNotEmpty()
                                        .doesNotContain("sh", "bash", "/bin/sh", "/bin/bash", "-c sh")));
    }

    @Test
    void theOtherBackendGoesOnNothingIsLeftAndTheReportRenders() throws Exception {
        assertThat(Rows.words(Rows.of(run, "reference")))
                .startsWith("completed")
                .doesNotContain("errors");
        assertThat(status).isEqualTo(1);
        assertThat(left).isZero();
        assertThat(CommandLineInterface.execute(
                        new String[] {"report", run.path().toString()}))
                .isZero();
        assertThat(harness.printed()).contains("OutOfMemoryError", "timeout", "mismatch", "killed-at-stop: the server");
    }

    private String shown(Fault fault, String backend) throws Exception {
        String words = Rows.words(Rows.of(run, backend));
        FaultTable.add(fault, words, status, left, ForkedHarness.kept(run) + " of 7");
        return words;
    }

    private long sum(String backend, String error) throws Exception {
        return Rows.of(run, backend) instanceof TrialResult.Completed completed
                ? Rows.errors(completed).getOrDefault(error, 0L)
                : 0;
    }
}
