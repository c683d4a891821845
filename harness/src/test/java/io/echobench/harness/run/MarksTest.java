package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.stats.PhaseMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LoadPoint OPEN = new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson");

    @Test
    void aQuietTrialHasNone() {
        assertThat(Marks.of(List.of(quiet(), SampleRun.closed(1)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "101, 500, 101, 9000, true", // p50 is late
        "50, 500, 999, 9000, true", // p99 is late
        "101, 5000, 200, 9000, false", // less than a tenth of the response
        "100, 500, 100, 900, false", // 100 us are allowed
        "101, 500, 101, -1, true", // p99 of the response is censored, p50 is not
        "50, -1, 5000, -1, false" // a response beyond the limit is not the generator's doing
    })
    void aGeneratorIsLateByMoreThan100MicrosAndATenthOfTheResponse(
            long lag50, long response50, long lag99, long response99, boolean late) {
        assertThat(Marks.of(List.of(phase(OPEN, lag50, response50, lag99, response99))))
                .isEqualTo(late ? List.of(Marks.CLIENT_LIMITED) : List.of());
    }

    @Test
    void rareLatenessThatMakesTheTailOfTheResponsesIsTheGeneratorsToo() {
        PhaseFigures phase = phase(OPEN, 1, 50, 60, 1_000);
        Map<String, Latency> latencies = new HashMap<>(phase.latencies());
        latencies.put("rtt", latency(50, 250));
        assertThat(Marks.of(List.of(with(phase, OPEN, latencies, phase.client(), phase.machine()))))
                .containsExactly(Marks.CLIENT_LIMITED);
        latencies.put("blocked", latency(1, 1_000));
        assertThat(Marks.of(List.of(with(phase, OPEN, latencies, phase.client(), phase.machine()))))
                .as("what the server blocked is its own")
                .isEmpty();
    }

    @Test
    void nothingIsLateInAClosedLoop() {
        LoadPoint closed = new LoadPoint("closed", 64, 32, 0, 0, 1, "");
        assertThat(Marks.of(List.of(phase(closed, 500, 600, 500, 600)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 50, false", "11, 0, true", "0, 51, true"})
    void aMachineIsNoisyWhenItTookTimeAway(long stolenMillis, long waitedMillis, boolean noisy) {
        PhaseFigures quiet = quiet();
        ProcessFigures client = new ProcessFigures(0, SECOND, 0, 0, 1, waitedMillis * 1_000_000, 0, 0, 0, 0);
        MachineFigures machine = new MachineFigures(SECOND, Map.of(), stolenMillis * 1_000_000, 0);
        assertThat(Marks.of(List.of(quiet, with(quiet, quiet.loadPoint(), quiet.latencies(), client, machine))))
                .isEqualTo(noisy ? List.of(Marks.NOISY) : List.of());
    }

    private static PhaseFigures quiet() {
        return phase(OPEN, 5, 90, 50, 900);
    }

    private static PhaseFigures phase(LoadPoint load, long lag50, long response50, long lag99, long response99) {
        PhaseFigures plain = SampleRun.open();
        Map<String, Latency> latencies =
                Map.of("lag", latency(lag50, lag99), "response", latency(response50, response99));
        return with(plain, load, latencies, plain.client(), plain.machine());
    }

    private static Latency latency(long p50Micros, long p99Micros) {
        return new Latency(
                1_000, 1, 1, nanos(p50Micros), nanos(p50Micros), nanos(p99Micros), nanos(p99Micros), nanos(p99Micros));
    }

    private static long nanos(long micros) {
        return micros < 0 ? -1 : micros * 1_000;
    }

    private static PhaseFigures with(
            PhaseFigures phase,
            LoadPoint load,
            Map<String, Latency> latencies,
            ProcessFigures client,
            MachineFigures machine) {
        return new PhaseFigures(
                phase.name(),
                load,
                phase.intended(),
                phase.sent(),
                phase.completed(),
                phase.sessions(),
                phase.sessionsOpened(),
                phase.sessionsCompleted(),
                phase.errors(),
                phase.censored(),
                phase.censoredAboveNanos(),
                phase.firstDueNanos(),
                phase.elapsedNanos(),
                latencies,
                phase.server(),
                client,
                phase.loop(),
                machine,
                phase.series(),
                phase.samples());
    }

    @Test
    void aLoadProcessThatStoodStillMakesATrialNoisy() {
        assertThat(Marks.of(List.of(quiet()), 2 * SECOND, false)).isEmpty();
        assertThat(Marks.of(List.of(quiet()), 3 * SECOND, false)).containsExactly(Marks.NOISY);
    }

    @Test
    void aServerThatHadToBeKilledIsMarked() {
        assertThat(Marks.of(List.of(quiet()), 0, true)).containsExactly(Marks.KILLED_AT_STOP);
    }

    @Test
    void aTrialIsMarkedByWhatTheMachineDidInAnyOfItsSlices() {
        PhaseFigures slice = undisturbed(20_000, "");
        PhaseFigures stopped = undisturbed(20_000, "reference");

        assertThat(ofTrial(slice, stopped)).isEmpty();
        assertThat(ofTrial(slice, counted(stopped, Map.of("throttledPeriods", 1L))))
                .containsExactly(Marks.NOISY);
        assertThat(ofTrial(slice, paused(stopped, 19_000_000))).containsExactly(Marks.CLIENT_LIMITED);
        assertThat(ofTrial(slice, paused(stopped, 14_000_000))).isEmpty();
    }

    @Test
    void pressureCountsWhereItIsKnownThatItIsNotOurOwn() {
        PhaseFigures slice = undisturbed(20_000, "");
        long pressure = 4 * SECOND;

        assertThat(ofTrial(counted(slice, Map.of("pressureNanos", pressure)))).isEmpty();
        assertThat(ofTrial(counted(slice, Map.of("pressureNanos", pressure, "harnessWaitNanos", pressure))))
                .isEmpty();
        assertThat(ofTrial(counted(slice, Map.of("pressureNanos", pressure, "harnessWaitNanos", 0L))))
                .containsExactly(Marks.NOISY);
    }

    @Test
    void aGeneratorThatIsLateForTheAnchorIsTheLimitToo() {
        assertThat(ofTrial(undisturbed(20_000, ""), late(undisturbed(20_000, "reference"))))
                .containsExactly(Marks.CLIENT_LIMITED);
    }

    @Test
    void aFasterRungThanTheOneThatRanksMayBeTheGeneratorsLimit() {
        assertThat(ofTrial(undisturbed(20_000, ""), late(undisturbed(100_000, "")), undisturbed(100_000, "reference")))
                .isEmpty();
        assertThat(PhaseMarks.of(late(undisturbed(100_000, ""))))
                .as("its own cell says it")
                .containsExactly("client-limited");
    }

    @Test
    void fewLateMessagesSpoilTheResponsesOfAPhaseAndNotTheCostOfASlice() {
        PhaseFigures slice = undisturbed(20_000, "");
        Map<String, Latency> fewLate = Map.of("lag", latency(5, 900), "response", latency(90, 1_000));
        PhaseFigures late = with(slice, slice.loadPoint(), fewLate, slice.client(), slice.machine());

        assertThat(ofTrial(late, undisturbed(20_000, "reference"))).isEmpty();
        assertThat(ofTrial(
                        slice,
                        undisturbed(20_000, "reference"),
                        with(late, OPEN, fewLate, late.client(), late.machine())))
                .containsExactly(Marks.CLIENT_LIMITED);
    }

    @Test
    void oneStepOfStolenTimeAndThreadsThatWaitForTheLoopMakeNoShortPhaseNoisy() {
        PhaseFigures quiet = quiet();
        ProcessFigures client = new ProcessFigures(0, SECOND / 2, 0, 0, 1, SECOND / 4, 0, 0, 0, 0);
        MachineFigures machine =
                new MachineFigures(SECOND / 2, Map.of(), 10_000_000, 0, Map.of("loopWaitNanos", 25_000_000L));
        MachineFigures waited =
                new MachineFigures(SECOND / 2, Map.of(), 10_000_000, 0, Map.of("loopWaitNanos", 25_000_001L));

        assertThat(Marks.of(List.of(with(quiet, quiet.loadPoint(), quiet.latencies(), client, machine))))
                .isEmpty();
        assertThat(Marks.of(List.of(with(quiet, quiet.loadPoint(), quiet.latencies(), client, waited))))
                .containsExactly(Marks.NOISY);
    }

    @Test
    void aCostThatDoesNotSettleAtTheRungThatRanksIsNotSteady() {
        PhaseFigures first = costing(undisturbed(20_000, ""), 20_000);
        PhaseFigures dearer = costing(undisturbed(20_000, ""), 30_000);

        assertThat(ofTrial(first, first)).isEmpty();
        assertThat(ofTrial(first, dearer)).containsExactly(Marks.NOT_STEADY);
        assertThat(Marks.ofTrial(List.of(first, dearer), List.of(), 0, false))
                .as("nothing ranks")
                .isEmpty();
    }

    private static List<String> ofTrial(PhaseFigures... phases) {
        return Marks.ofTrial(List.of(phases), List.of(20_000.0), 0, false);
    }

    /** Two CPUs and no time of others, no collection. */
    private static PhaseFigures undisturbed(double rate, String anchor) {
        PhaseFigures quiet = quiet();
        ProcessFigures client = new ProcessFigures(SECOND, 5 * SECOND, 0, 0, 1, 0, 0, 0, 0, 0);
        return with(
                quiet,
                new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", anchor),
                quiet.latencies(),
                client,
                new MachineFigures(5 * SECOND, Map.of("0", SECOND, "1", 0L), 0, 0));
    }

    private static PhaseFigures counted(PhaseFigures phase, Map<String, Long> counters) {
        MachineFigures machine = phase.machine();
        return with(
                phase,
                phase.loadPoint(),
                phase.latencies(),
                phase.client(),
                new MachineFigures(machine.windowNanos(), machine.busyNanosByCpu(), 0, 0, counters));
    }

    private static PhaseFigures late(PhaseFigures phase) {
        return with(
                phase,
                phase.loadPoint(),
                phase(phase.loadPoint(), 900, 1_000, 900, 1_000).latencies(),
                phase.client(),
                phase.machine());
    }

    private static PhaseFigures paused(PhaseFigures phase, long nanos) {
        return with(phase, new ClientFigures(0.3, 1, 0, 0, Optional.of(nanos), Optional.of(0L)), phase.costWindows());
    }

    private static PhaseFigures costing(PhaseFigures phase, double nanos) {
        List<Double> windows = IntStream.range(0, 12)
                .mapToObj(i -> nanos * (1 + 0.002 * (i % 3)))
                .toList();
        return with(phase, phase.loop(), windows);
    }

    private static PhaseFigures with(PhaseFigures phase, ClientFigures loop, List<Double> costWindows) {
        return new PhaseFigures(
                phase.name(),
                phase.loadPoint(),
                phase.intended(),
                phase.sent(),
                phase.completed(),
                phase.sessions(),
                phase.sessionsOpened(),
                phase.sessionsCompleted(),
                phase.errors(),
                phase.beside(),
                phase.censored(),
                phase.censoredAboveNanos(),
                phase.firstDueNanos(),
                phase.elapsedNanos(),
                phase.latencies(),
                phase.server(),
                phase.client(),
                loop,
                phase.machine(),
                phase.series(),
                phase.samples(),
                costWindows);
    }
}
