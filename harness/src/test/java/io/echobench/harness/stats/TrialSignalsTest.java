package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every signal at its limit and one step beyond it, in a phase of ten seconds on two CPUs. */
class TrialSignalsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long WINDOW = 10 * SECOND;
    private static final long SERVER_NANOS = 4 * SECOND;
    private static final long CLIENT_NANOS = 3 * SECOND;
    private static final List<Double> NO_RUNG = List.of();

    @ParameterizedTest
    @CsvSource({
        "throttledPeriods, THROTTLED, 0, 1",
        "swappedInPages, SWAPPED_IN, 0, 1",
        "othersNanos, FOREIGN_CPU, 600000000, 600000001",
        "clockStepNanos, CLOCK_STEP, 5000000, 5000001"
    })
    void aCounterIsAllowedAtItsLimitAndNotBeyond(String counter, Signal signal, long allowed, long beyond) {
        PhaseFigures phase = phase(WINDOW);
        assertThat(broken(counted(phase, counter, allowed))).isEmpty();
        assertThat(broken(counted(phase, counter, beyond))).containsExactly(signal);
    }

    @Test
    void pressureIsThatOfOthersBecauseWhatOurThreadsWaitedIsTakenOff() {
        PhaseFigures waited = client(phase(WINDOW), 100, 0);
        PhaseFigures parked = counted(counted(waited, "harnessWaitNanos", 3_000_000_000L), "parkedWaitNanos", 200);
        long ours = 3_000_000_300L;

        assertThat(broken(counted(parked, "pressureNanos", ours + 500_000_000))).isEmpty();
        assertThat(broken(counted(parked, "pressureNanos", ours + 500_000_001))).containsExactly(Signal.CPU_PRESSURE);
        assertThat(TrialSignals.of(List.of(counted(parked, "pressureNanos", 0)), NO_RUNG))
                .as("ours waited several at a time")
                .containsEntry(Signal.CPU_PRESSURE, 0.0);
        assertThat(TrialSignals.of(List.of(counted(waited, "pressureNanos", WINDOW)), NO_RUNG))
                .as("a record that does not tell whose it was")
                .doesNotContainKey(Signal.CPU_PRESSURE);
    }

    @Test
    void theLoopsThatWaitedAreToldFromTheCompilersThatWaitForThem() {
        PhaseFigures waited = client(phase(WINDOW), WINDOW, 0);

        assertThat(broken(waited)).containsExactly(Signal.LOAD_RUN_QUEUE);
        assertThat(broken(counted(waited, "loopWaitNanos", 500_000_000))).isEmpty();
        assertThat(broken(counted(waited, "loopWaitNanos", 500_000_001))).containsExactly(Signal.LOAD_RUN_QUEUE);
    }

    @Test
    void aCounterThatCouldNotBeReadIsNoSignal() {
        assertThat(TrialSignals.of(List.of(phase(WINDOW)), NO_RUNG))
                .doesNotContainKeys(
                        Signal.THROTTLED,
                        Signal.CPU_PRESSURE,
                        Signal.SWAPPED_IN,
                        Signal.CLOCK_STEP,
                        Signal.PAUSE,
                        Signal.LOAD_SAFEPOINTS,
                        Signal.UNSENT);
    }

    @Test
    void aPauseOfTheLoopIsAllowedUpTo15Millis() {
        assertThat(broken(looped(0.1, 15_000_000, 0))).isEmpty();
        assertThat(broken(looped(0.1, 15_000_001, 0))).containsExactly(Signal.PAUSE);
    }

    @Test
    void safepointsMayTakeAThousandthOfTheTime() {
        assertThat(broken(looped(0.1, 0, WINDOW / 1_000))).isEmpty();
        assertThat(broken(looped(0.1, 0, WINDOW / 1_000 + 1))).containsExactly(Signal.LOAD_SAFEPOINTS);
    }

    @Test
    void theGeneratorMayBeBusySevenTenthsOfTheTime() {
        assertThat(broken(looped(0.70, 0, 0))).isEmpty();
        assertThat(broken(looped(0.701, 0, 0))).containsExactly(Signal.LOAD_UTILISATION);
    }

    @Test
    void whatTheHarnessAndTheParkedServerUseIsNotForeignAndWhatIsStolenHasItsOwnSignal() {
        long others = 600_000_000; // 3 % of two CPUs for ten seconds
        PhaseFigures busy = busy(phase(WINDOW), SERVER_NANOS + CLIENT_NANOS + others + 900, 100);
        PhaseFigures known = counted(counted(busy, "harnessNanos", 500), "parkedNanos", 300);

        assertThat(broken(known)).isEmpty();
        assertThat(broken(counted(busy, "harnessNanos", 500)))
                .as("the parked server's CPU time is not known")
                .containsExactly(Signal.FOREIGN_CPU);
        assertThat(broken(busy(phase(WINDOW), SERVER_NANOS + CLIENT_NANOS + others + 1, 0)))
                .containsExactly(Signal.FOREIGN_CPU);
    }

    @Test
    void stolenTimeIsAllowedUpToOnePercent() {
        assertThat(broken(busy(phase(WINDOW), 0, 100_000_000))).isEmpty();
        assertThat(broken(busy(phase(WINDOW), 0, 110_000_000))).containsExactly(Signal.STEAL);
    }

    @Test
    void theLoadProcessMayWaitForACpuATwentiethOfTheTimeAndNeverCollects() {
        PhaseFigures phase = phase(WINDOW);
        assertThat(broken(client(phase, 500_000_000, 0))).isEmpty();
        assertThat(broken(client(phase, 500_000_001, 0))).containsExactly(Signal.LOAD_RUN_QUEUE);
        assertThat(broken(client(phase, 0, 1))).containsExactly(Signal.LOAD_COLLECTIONS);
    }

    @Test
    void oneStepOfTheKernelsClockInAShortSliceIsNoFinding() {
        PhaseFigures slice = phase(SECOND / 2);
        PhaseFigures stolen = busy(slice, 0, 10_000_000);

        assertThat(TrialSignals.of(List.of(slice, stolen, slice, slice, phase(WINDOW)), NO_RUNG)
                        .get(Signal.STEAL))
                .as("10 ms of two seconds")
                .isCloseTo(0.005, within(1e-12));
        assertThat(TrialSignals.of(List.of(phase(WINDOW), stolen), NO_RUNG).get(Signal.STEAL))
                .as("what is left at the end belongs to the stretch before it")
                .isCloseTo(0.01 / 10.5, within(1e-12));
        assertThat(TrialSignals.of(List.of(stolen), NO_RUNG).get(Signal.STEAL))
                .as("there is nothing else")
                .isCloseTo(0.02, within(1e-12));
    }

    @Test
    void aFasterRungThanTheSlowestThatRanksMayKeepTheGeneratorBusy() {
        PhaseFigures primary = rung(looped(0.6, 0, 0), 20_000);
        PhaseFigures fast = rung(looped(0.99, 0, 0), 100_000);

        assertThat(TrialSignals.of(List.of(primary, fast), List.of(20_000.0, 100_000.0)))
                .containsEntry(Signal.LOAD_UTILISATION, 0.6);
        assertThat(TrialSignals.of(List.of(primary, fast), NO_RUNG)).containsEntry(Signal.LOAD_UTILISATION, 0.99);
    }

    @Test
    void aGeneratorThatWaitedForACpuIsSeenOnEveryRungThatRanksAndOnNoFasterOneNorInAClosedLoop() {
        PhaseFigures primary = rung(phase(WINDOW), 20_000);
        PhaseFigures waiting = client(looped(0.6, 0, 0), WINDOW / 2, 0);
        PhaseFigures closed = Altered.copy(waiting, "loadPoint", new LoadPoint("closed", 64, 32, 0, 0, 1, ""));

        assertThat(TrialSignals.of(List.of(primary, rung(waiting, 100_000), closed), List.of(20_000.0, 50_000.0)))
                .containsEntry(Signal.LOAD_RUN_QUEUE, 0.0);
        assertThat(TrialSignals.of(List.of(primary, rung(waiting, 50_000), closed), List.of(20_000.0, 50_000.0)))
                .containsEntry(Signal.LOAD_RUN_QUEUE, 0.5);
    }

    @Test
    void aPauseSpoilsATrialWhereItLeavesARungThatRanksWithoutAPair() {
        PhaseFigures quiet = looped(0.1, 4_000_000, 0);
        PhaseFigures paused = looped(0.1, 20_000_000, 0);

        assertThat(pause(own(quiet), anchor(quiet), anchor(paused), own(quiet)))
                .as("the second pair is left out")
                .isEqualTo(4_000_000.0);
        assertThat(pause(own(paused), anchor(quiet), anchor(quiet), own(quiet))).isEqualTo(4_000_000.0);
        assertThat(pause(own(paused), anchor(quiet), anchor(quiet), own(paused)))
                .as("no pair is left")
                .isEqualTo(20_000_000.0);
        assertThat(pause(own(quiet), anchor(quiet), rung(paused, 5_000)))
                .as("a phase beside the ladder, or a rung that does not rank")
                .isEqualTo(4_000_000.0);
    }

    private static double pause(PhaseFigures... phases) {
        return TrialSignals.of(List.of(phases), List.of(20_000.0)).getOrDefault(Signal.PAUSE, -1.0);
    }

    private static PhaseFigures own(PhaseFigures phase) {
        return rung(phase, 20_000);
    }

    private static PhaseFigures anchor(PhaseFigures phase) {
        LoadPoint load = new LoadPoint("open", 64, 32, 20_000, 20_000, 0, "uniform", "reference");
        return Altered.copy(phase, "loadPoint", load);
    }

    private static List<Signal> broken(PhaseFigures phase) {
        return RoundJudge.standard().judge(TrialSignals.of(List.of(phase), NO_RUNG)).violations().stream()
                .map(violation -> violation.signal())
                .toList();
    }

    static PhaseFigures phase(long windowNanos) {
        PhaseFigures open = SampleRun.open();
        ProcessFigures client = Altered.copy(Altered.copy(open.client(), "gcCount", 0L), "windowNanos", windowNanos);
        ProcessFigures waitless = Altered.copy(open.server().orElseThrow(), "runQueueNanos", 0L);
        ProcessFigures server = Altered.copy(waitless, "cpuNanos", SERVER_NANOS);
        PhaseFigures phase = Altered.copy(
                Altered.copy(open, "server", Optional.of(server)),
                "client",
                Altered.copy(Altered.copy(client, "cpuNanos", CLIENT_NANOS), "runQueueNanos", 0L));
        return Altered.copy(phase, "machine", new MachineFigures(windowNanos, Map.of("0", 0L, "1", 0L), 0, 0));
    }

    static PhaseFigures counted(PhaseFigures phase, String counter, long value) {
        Map<String, Long> counters = new TreeMap<>(phase.machine().counters());
        counters.put(counter, value);
        return Altered.copy(phase, "machine", Altered.copy(phase.machine(), "counters", counters));
    }

    private static PhaseFigures busy(PhaseFigures phase, long busyNanos, long stealNanos) {
        MachineFigures machine = Altered.copy(phase.machine(), "busyNanosByCpu", Map.of("0", busyNanos, "1", 0L));
        return Altered.copy(phase, "machine", Altered.copy(machine, "stealNanos", stealNanos));
    }

    private static PhaseFigures client(PhaseFigures phase, long waitedNanos, long collections) {
        ProcessFigures waiting = Altered.copy(phase.client(), "runQueueNanos", waitedNanos);
        return Altered.copy(phase, "client", Altered.copy(waiting, "gcCount", collections));
    }

    private static PhaseFigures looped(double utilisation, long pauseNanos, long safepointNanos) {
        return Altered.copy(
                phase(WINDOW),
                "loop",
                new ClientFigures(utilisation, 1, 0, 0, Optional.of(pauseNanos), Optional.of(safepointNanos)));
    }

    private static PhaseFigures rung(PhaseFigures phase, double rate) {
        return Altered.copy(phase, "loadPoint", new LoadPoint("open", 64, 32, rate, rate, 0, "uniform"));
    }
}
