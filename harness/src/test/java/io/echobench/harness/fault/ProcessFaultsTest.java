package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One run of three rounds whose processes are killed and stopped, a trial each. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessFaultsTest {

    private static final int TRIALS = 6;
    private static final int OPEN_MILLIS = 500;

    /** Within the closed loop, which follows the open one. */
    private static final int IN_SECOND_PHASE_MILLIS = OPEN_MILLIS + 700;

    private static final int IN_FIRST_PHASE_MILLIS = 300;

    @TempDir
    private static Path folder;

    private final Set<Long> loaders = new TreeSet<>();
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
                Scripts.both(folder, OPEN_MILLIS, 2_500),
                "--rounds",
                String.valueOf(TRIALS / 2),
                "--backends",
                "reference,reference-burn");
        awaitNextLoad(IN_SECOND_PHASE_MILLIS);
        Processes.signal("KILL", harness.server());
        Processes.signal("KILL", awaitNextLoad(IN_SECOND_PHASE_MILLIS));
        long paused = awaitNextLoad(IN_FIRST_PHASE_MILLIS);
        Processes.signal("STOP", paused);
        assertThat(Waiting.until(Duration.ofSeconds(3), () -> false)).isFalse();
        Processes.signal("CONT", paused);
        Processes.signal("STOP", awaitNextLoad(IN_FIRST_PHASE_MILLIS));
        status = harness.status();
        left = harness.left();
        run = harness.run();
    }

    /** The load process of the next trial, once it has loaded for so long. */
    private long awaitNextLoad(int millis) {
        long next = Waiting.first(
                ForkedHarness.PATIENCE,
                "further load process",
                () -> harness.loader().filter(pid -> !loaders.contains(pid)));
        loaders.add(next);
        assertThat(harness.awaitLoading(millis)).isEqualTo(next);
        return next;
    }

    @AfterAll
    void end() {
        harness.close();
    }

    @Test
    void aKilledServerFailsWithItsSignalAndKeepsThePhaseThatWasFinished() throws Exception {
        assertThat(shown(Fault.SERVER_KILLED, 1)).startsWith("failed: ").contains("killed by signal 9 (SIGKILL)");
        assertThat(finishedPhases(1)).isEqualTo(1);
    }

    @Test
    void aKilledLoadProcessFailsWithItsSignalAndKeepsThePhaseThatWasFinished() throws Exception {
        assertThat(shown(Fault.LOAD_KILLED, 2))
                .startsWith("failed: the load process")
                .contains("killed by signal 9 (SIGKILL)");
        assertThat(finishedPhases(2)).isEqualTo(1);
    }

    @Test
    void aLoadProcessThatStoodStillIsMarked() throws Exception {
        assertThat(Rows.of(run, 3))
                .isInstanceOfSatisfying(
                        TrialResult.Completed.class,
                        trial -> assertThat(trial.marks()).contains("noisy"));
        FaultTable.add(
                Fault.LOAD_PAUSED,
                shown(Fault.LOAD_PAUSED, 3) + ", mark: noisy",
                status,
                left,
                harness.kept() + " of " + TRIALS);
    }

    @Test
    void aLoadProcessThatIsStoppedForGoodFailsInBoundedTime() throws Exception {
        assertThat(shown(Fault.LOAD_STOPPED, 4))
                .startsWith("failed: the load process said nothing for 15 s")
                .contains("stopped");
    }

    @Test
    void theOtherTrialsGoOnNothingIsLeftAndTheReportRenders() throws Exception {
        assertThat(run.trials()).hasSize(TRIALS);
        assertThat(Rows.of(run, 5)).isInstanceOf(TrialResult.Completed.class);
        assertThat(Rows.of(run, 6)).isInstanceOf(TrialResult.Completed.class);
        assertThat(status).isEqualTo(1);
        assertThat(left).isZero();
        assertThat(CommandLineInterface.execute(
                        new String[] {"report", run.path().toString()}))
                .isZero();
    }

    private String shown(Fault fault, int trial) throws Exception {
        String words = Rows.words(Rows.of(run, trial));
        FaultTable.add(fault, words, status, left, harness.kept() + " of " + TRIALS);
        return words;
    }

    private int finishedPhases(int trial) throws Exception {
        return Rows.of(run, trial) instanceof TrialResult.Failed failed
                ? failed.phases().size()
                : -1;
    }
}
