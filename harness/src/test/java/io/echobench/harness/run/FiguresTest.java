package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.api.child.ChildStats;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.Arrivals;
import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.LoopFigures;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long BEGAN = 100 * SECOND;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Phase OPEN = new Phase.OpenLoop("open", true, 4 * SECOND, 25, Arrivals.UNIFORM, 5, SMALL);
    private static final Phase CLOSED = new Phase.ClosedLoop("closed", true, 4 * SECOND, 0, 5, 2, SMALL);
    private static final Phase COUNTED = new Phase.ClosedLoop("counted", true, 0, 90, 5, 2, SMALL);

    @Test
    void aMessageThatWasNeverWrittenHasNoRoundTrip() {
        Map<ErrorClass, Long> errors = Map.of(ErrorClass.TIMEOUT, 4L, ErrorClass.UNSENT, 6L);
        PhaseFigures figures = of(OPEN, 90, errors, 104 * SECOND, 109 * SECOND, 1);

        assertThat(figures.censored()).isEqualTo(10);
        assertThat(latency(figures, "response").p90()).as("rank 90 of 100").isPositive();
        assertThat(latency(figures, "response").p99()).as("rank 99 of 100").isEqualTo(-1);
        assertThat(latency(figures, "rtt").p90()).as("rank 85 of 94").isEqualTo(85);
        assertThat(latency(figures, "rtt").p99()).as("rank 94 of 94").isEqualTo(-1);
        assertThat(latency(figures, "lag").max())
                .as("what was written late is whole")
                .isEqualTo(90);
        assertThat(figures.errors()).containsEntry("timeout", 4L).containsEntry("closed", 0L);
        assertThat(figures.censoredAboveNanos()).isEqualTo(5 * SECOND);
        assertThat(figures.samples()).containsExactly("what went wrong first");
    }

    @Test
    void anOpenLoopLastsFromItsFirstDueMessageUntilItsLastIsSettled() {
        PhaseFigures figures = of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1);
        assertThat(figures.firstDueNanos()).as("since the plan began").isEqualTo(11 * SECOND);
        assertThat(figures.elapsedNanos()).isEqualTo(8 * SECOND);
    }

    @Test
    void aClosedLoopDoesNotWaitForAnEchoThatNeverComes() {
        assertThat(of(CLOSED, 90, Map.of(), 104 * SECOND + 5, 109 * SECOND, 1).elapsedNanos())
                .as("until its last echo")
                .isEqualTo(3 * SECOND + 5);
        assertThat(of(CLOSED, 90, Map.of(), 102 * SECOND, 109 * SECOND, 1).elapsedNanos())
                .as("a server that stops answering does not shorten it")
                .isEqualTo(3 * SECOND);
        assertThat(of(COUNTED, 90, Map.of(), 102 * SECOND, 103 * SECOND, 1).elapsedNanos())
                .as("without a time it ends with its last message")
                .isEqualTo(2 * SECOND);
    }

    @Test
    void utilisationIsAShareOfTheTimeOfAllLoopsWhileTheScheduleRan() {
        assertThat(of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1).loop().utilisation())
                .isCloseTo(0.75, within(1e-9));
        assertThat(of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 3).loop().utilisation())
                .isCloseTo(0.25, within(1e-9));
        assertThat(of(CLOSED, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1)
                        .loop()
                        .utilisation())
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void aLoopThatWorksOnBehindTheEndOfItsScheduleWasBusyAllTheTime() {
        Phase schedule = new Phase.OpenLoop("open", true, 2 * SECOND, 50, Arrivals.UNIFORM, 5, SMALL);

        assertThat(of(schedule, 90, Map.of(), 103 * SECOND, 104 * SECOND, 1)
                        .loop()
                        .utilisation())
                .as("3 s of 2")
                .isEqualTo(1);
    }

    @Test
    void processFiguresAreDifferencesOfTheBorders() {
        PhaseFigures figures = of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1);
        assertThat(figures.client().cpuNanosPerMessage()).isEqualTo(10);
        assertThat(figures.client().windowNanos()).isEqualTo(9 * SECOND);
        assertThat(figures.client().rssBytes())
                .as("the largest seen between the borders")
                .isEqualTo(4_000);
        assertThat(figures.client().runQueueNanos()).isEqualTo(7);
        assertThat(figures.server().orElseThrow().cpuNanosPerMessage()).isEqualTo(20);
        assertThat(figures.server().orElseThrow().gcCount()).isEqualTo(12);
        assertThat(figures.machine().kernelConnectionsOpened()).isEqualTo(5);
    }

    @Test
    void cpuThatWasReadTooLateIsNotDividedByTheMessagesOfAWholePhase() {
        PhaseFigures figures = of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1, seen(102 * SECOND));

        assertThat(figures.elapsedNanos()).isEqualTo(8 * SECOND);
        assertThat(figures.client().windowNanos()).isEqualTo(7 * SECOND);
        assertThat(figures.client().cpuNanosPerMessage()).isEqualTo(-1);
        assertThat(figures.server().orElseThrow().cpuNanosPerMessage()).isEqualTo(-1);
        assertThat(Marks.of(List.of(figures))).containsExactly(Marks.NOISY);
    }

    @Test
    void aSliceOfTheAnchorSaysSoAndCountsWhatTheParkedServerAndItsOwnDid() {
        ProcessEvents before = new ProcessEvents(Map.of(1L, 3L), Map.of(1L, 0L), Map.of("MinorFaults", 1L));
        ProcessEvents after = new ProcessEvents(Map.of(1L, 8L), Map.of(1L, 2L), Map.of("MinorFaults", 5L));
        PhaseWatch.Seen plain = seen(BEGAN);
        PhaseWatch.Seen seen = new PhaseWatch.Seen(
                beside(plain.begin(), process(BEGAN, 70, 0, 0), before, Map.of(8L, 100L, 9L, 40L)),
                beside(plain.end(), process(109 * SECOND, 100, 0, 0), after, Map.of(8L, 130L, 77L, 5L)),
                0,
                0,
                "reference",
                List.of(20_000.0, 21_000.0));
        PhaseFigures figures = of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1, seen);

        assertThat(figures.loadPoint().anchor()).isEqualTo("reference");
        assertThat(figures.costWindows()).containsExactly(20_000.0, 21_000.0);
        assertThat(figures.machine().counters())
                .containsEntry("parkedNanos", 30L)
                .containsEntry("othersNanos", 35L)
                .containsEntry("serverVoluntarySwitches", 5L)
                .containsEntry("serverInvoluntarySwitches", 2L)
                .containsEntry("serverMinorFaults", 4L)
                .doesNotContainKeys("serverMajorFaults", "clientMinorFaults", "pressureNanos");
    }

    @Test
    void whatALoopDidNotMeterIsAbsent() {
        PhaseFigures figures = of(OPEN, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1);
        assertThat(figures.loop().longestPauseNanos()).contains(0L);
        assertThat(figures.loop().safepointNanos()).contains(0L);
        PhaseFigures unmetered = of(OPEN, -1);
        assertThat(unmetered.loop().longestPauseNanos()).isEmpty();
        assertThat(unmetered.loop().safepointNanos()).isEmpty();
    }

    private static Border beside(Border border, ProcessSnapshot parked, ProcessEvents server, Map<Long, Long> others) {
        return new Border(
                border.server(),
                Optional.of(parked),
                border.client(),
                border.machine(),
                border.stats(),
                others,
                Map.of(),
                server,
                ProcessEvents.NONE);
    }

    private static Latency latency(PhaseFigures figures, String interval) {
        return Objects.requireNonNull(figures.latencies().get(interval));
    }

    private static PhaseFigures of(
            Phase phase, int completed, Map<ErrorClass, Long> errors, long lastNanos, long endedNanos, int loops) {
        return of(phase, completed, errors, lastNanos, endedNanos, loops, seen(BEGAN));
    }

    private static PhaseFigures of(
            Phase phase,
            int completed,
            Map<ErrorClass, Long> errors,
            long lastNanos,
            long endedNanos,
            int loops,
            PhaseWatch.Seen seen) {
        return of(phase, completed, errors, lastNanos, endedNanos, loops, seen, 0);
    }

    private static PhaseFigures of(Phase phase, long meteredNanos) {
        return of(phase, 90, Map.of(), 104 * SECOND, 109 * SECOND, 1, seen(BEGAN), meteredNanos);
    }

    private static PhaseFigures of(
            Phase phase,
            int completed,
            Map<ErrorClass, Long> errors,
            long lastNanos,
            long endedNanos,
            int loops,
            PhaseWatch.Seen seen,
            long meteredNanos) {
        Histogram histogram = new Histogram(3);
        for (int i = 1; i <= completed; i++) {
            histogram.recordValue(i);
        }
        PhaseResult result = new PhaseResult(
                phase,
                BEGAN,
                endedNanos,
                BEGAN + SECOND,
                lastNanos,
                new Counts(100, 94, completed, 5, 5, 5, errors),
                Map.of(Interval.RESPONSE, histogram, Interval.RTT, histogram, Interval.LAG, histogram),
                List.of(),
                new LoopFigures(3 * SECOND, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, meteredNanos, meteredNanos),
                List.of("what went wrong first"));
        LoadPlan plan = new LoadPlan(
                URI.create("ws://127.0.0.1:1/echo"),
                List.of(phase),
                1,
                new LoadPlan.Share(0, loops, loops),
                Transport.nio(Polling.SPIN),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                "");
        return Figures.of(result, 90 * SECOND, seen, plan);
    }

    private static PhaseWatch.Seen seen(long beganNanos) {
        ChildStats stats = new ChildStats(1, 1, 1, 11, 12, 13, 14, 1);
        Border begin = new Border(
                Optional.of(process(beganNanos, 0, 1_000, 0)),
                process(beganNanos, 100, 1_000, 3),
                machine(beganNanos, 10),
                Optional.empty());
        Border end = new Border(
                Optional.of(process(109 * SECOND, 1_800, 2_000, 0)),
                process(109 * SECOND, 1_000, 2_000, 10),
                machine(109 * SECOND, 15),
                Optional.of(stats));
        return new PhaseWatch.Seen(begin, end, 3_000, 4_000);
    }

    private static ProcessSnapshot process(long now, long runNanos, long rssBytes, long waitNanos) {
        return new ProcessSnapshot(now, List.of(1L), Map.of(1L, runNanos), 0, waitNanos, rssBytes);
    }

    private static MachineSnapshot machine(long now, long activeOpens) {
        return new MachineSnapshot(now, Map.of("0", 0L), 0, activeOpens);
    }
}
