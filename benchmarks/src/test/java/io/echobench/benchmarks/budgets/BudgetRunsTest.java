package io.echobench.benchmarks.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.api.ServerConfig;
import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.budgets.BudgetRecord.Proved;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.plan.Preflight;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every budget once, small, with real processes: that it measures what it says, not how much. Skipped where there is no gcc. */
@Timeout(120)
class BudgetRunsTest {

    private static final long MILLI = 1_000_000;

    @TempDir
    static Path folder;

    private static Bench bench = bench(Path.of("none"));

    @BeforeAll
    static void compile() throws BenchmarkException, InterruptedException {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
        bench = bench(Yardstick.compile(folder));
    }

    @Test
    void allocationIsReadOfEachLoop() throws InterruptedException {
        Proved proved = prove(new Allocation(1_000, 2_000, 100 * MILLI, 100 * MILLI, 1_000));
        assertThat(proved.findings())
                .extracting(Finding::what)
                .contains("closed loop by count, allocated for 2,000 messages")
                .contains("open loop, allocated for 100 messages");
        assertThat(figure(proved, "closed loop by count, messages").measured()).isEqualTo(2_000);
    }

    @Test
    void anIdleConnectionTakesAboutAKibibyte() throws InterruptedException {
        Proved proved = prove(new Idle(20, 520));
        assertThat(figure(proved, "heap and direct memory of an idle connection")
                        .measured())
                .isBetween(300.0, 1_500.0);
    }

    @Test
    void pipelinedEchoesAreCounted() throws InterruptedException {
        Proved proved = prove(new Pipelining(4, 16, 200 * MILLI, 1_000));
        assertThat(figure(proved, "echoes, every byte compared").measured()).isGreaterThan(1);
    }

    @Test
    void setUpsAreCountedWithTheirClosingHandshake() throws InterruptedException {
        Proved proved = prove(new SetUps(200 * MILLI, 200 * MILLI, 500));
        assertThat(figure(proved, "set-ups, each with its closing handshake").measured())
                .isBetween(1.0, 600.0);
    }

    @Test
    void lagIsReadOfWhatWasScheduled() throws InterruptedException {
        Proved proved = prove(new Lag(1_000, 1_000, 200 * MILLI));
        assertThat(figure(proved, "sent").verdict()).isEqualTo(Goal.Verdict.MET);
        assertThat(figure(proved, "lag p99").measured()).isPositive();
    }

    @Test
    void everyConnectionIsUsedAndHeld() throws InterruptedException {
        Proved proved = prove(new Connections(300, 600, 1_000 * MILLI));
        assertThat(proved.findings())
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as(finding.what()).isEqualTo(Goal.Verdict.MET));
    }

    /** They do not begin together: the first must still hold its connections when the last, a JVM on a busy CPU, has its own. */
    @Test
    void severalLoadProcessesShareAScheduleAndSeveralServersAPort() throws InterruptedException {
        Proved proved = prove(new Crowd(300, 3, 60, 10_000 * MILLI));
        assertThat(proved.findings())
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as(finding.what()).isEqualTo(Goal.Verdict.MET));
        assertThat(proved.notes()).hasSize(2);
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void whatTheMachineDoesNotAllowIsSaidBeforeAnythingIsStarted() throws InterruptedException {
        Bench small = new Bench(
                folder, Path.of("there is no such program"), bench.settings(), new Preflight.Limits(1_000, 28_232), 1);
        Proved proved = BudgetsCommand.prove(Connections.PROMISED, small);
        assertThat(proved.failure())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("1,000 are allowed here"));
    }

    private static Proved prove(Budget budget) throws InterruptedException {
        Proved proved = BudgetsCommand.prove(budget, bench);
        assertThat(proved.failure()).isEmpty();
        assertThat(figure(proved, "errors").measured()).isZero();
        return proved;
    }

    private static Finding figure(Proved proved, String what) {
        return proved.findings().stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static Bench bench(Path program) {
        RunSettings settings = new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                new CpuLayout(List.of(), List.of()),
                new Placement(false, false, false, false),
                1,
                1,
                Transport.nio(Polling.BLOCK),
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
        return new Bench(folder, program, settings, new Preflight.Limits(20_000, 28_232), 1);
    }
}
