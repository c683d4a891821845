package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.Main;
import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One run with three servers that do not come up, and one that does. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BootFaultsTest {

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
                List.of("-Dechobench.ready.seconds=10"),
                Main.class.getName(),
                FaultModule.classPath(),
                "run",
                "--client",
                "nio",
                "--script",
                Scripts.open(folder, 300),
                "--rounds",
                "1",
                "--polling",
                "block",
                "--backends",
                "fault-never-ready,fault-garbage-first,fault-port-taken,reference");
        status = harness.status();
        left = harness.left();
        run = harness.run();
    }

    @AfterAll
    void end() {
        harness.close();
    }

    @Test
    void aServerThatIsNeverReadyFailsAtTheDeadline() throws Exception {
        failsWith(Fault.NEVER_READY, "fault-never-ready", "did not print its first line within 10 s");
    }

    @Test
    void aServerThatPrintsSomethingElseFailsWithWhatItPrinted() throws Exception {
        failsWith(Fault.GARBAGE_FIRST, "fault-garbage-first", "Server?[0m listening on port 8080");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        failsWith(Fault.PORT_TAKEN, "fault-port-taken", "in use");
    }

    @Test
    void theOtherBackendGoesOnNothingIsLeftAndTheReportRenders() throws Exception {
        assertThat(Rows.of(run, "reference")).isInstanceOf(TrialResult.Completed.class);
        assertThat(status).isEqualTo(1);
        assertThat(left).isZero();
        assertThat(CommandLineInterface.execute(
                        new String[] {"report", run.path().toString()}))
                .isZero();
        assertThat(harness.printed()).contains("did not print its first line");
    }

    private void failsWith(Fault fault, String backend, String sentence) throws Exception {
        TrialResult result = Rows.of(run, backend);
        FaultTable.add(fault, Rows.words(result), status, left, harness.kept() + " of 1 other");

        assertThat(Rows.words(result)).startsWith("failed: ").contains(sentence);
    }
}
