package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RecordedPhase;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.LatencyValue.Measured;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.harness.stats.Summary.Status;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarizerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LoadPoint OPEN = new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson");
    private static final LoadPoint CLOSED = new LoadPoint("closed", 64, 32, 0, 0, 1, "");
    private static final RunRecord RUN = SampleRun.run(SampleRun.ready("netty"));
    private static final Trial FIRST = SampleRun.trial(1, 1, "netty");
    private static final Trial SECOND_ROUND = SampleRun.trial(2, 2, "netty");

    @TempDir
    private Path results;

    private RunDirectory directory;

    @BeforeEach
    void createDirectory() throws IOException {
        directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
    }

    @Test
    void quotesEverySentenceOnErrorsOnce() throws IOException {
        Completed one = recorded(FIRST, phase(1, 2).with(List.of("connection refused", "no echo within 5 s")));
        Completed two = recorded(SECOND_ROUND, phase(1, 2).with(List.of("no echo within 5 s", "it closed")));

        assertThat(row(List.of(one, two)).samples())
                .containsExactly("connection refused", "no echo within 5 s", "it closed");
    }

    @Test
    void takesTimeFromTheFirstDueMessageToTheLastCompletionWithPausesAndWithoutClosedLoops() throws IOException {
        Completed trial = SampleRun.completed(
                FIRST,
                new RecordedPhase("a", OPEN, 10 * SECOND, 5 * SECOND)
                        .with(Interval.RESPONSE, 1, 2, 3)
                        .figures(),
                new RecordedPhase("b", OPEN, 25 * SECOND, 5 * SECOND)
                        .with(Interval.RESPONSE, 1, 2, 3)
                        .figures(),
                new RecordedPhase("c", CLOSED, 30 * SECOND, 4 * SECOND)
                        .with(Interval.RESPONSE, 1, 2, 3, 4)
                        .figures(),
                new RecordedPhase("d", OPEN, 34 * SECOND, 4 * SECOND)
                        .with(Interval.RESPONSE, 1, 2)
                        .figures());

        Row row = row(List.of(trial));

        Open open = row.open().orElseThrow();
        assertThat(open.seconds().median()).as("10..30 and 34..38").isEqualTo(24);
        assertThat(open.requests().median()).isEqualTo(8);
        assertThat(open.perSecond().median()).isEqualTo(8 / 24.0, within(1e-9));
        assertThat(row.closed().orElseThrow().perSecond().median()).isEqualTo(1);
    }

    @Test
    void givesTheMedianRoundAndTheSpread() {
        List<TrialResult> trials = new ArrayList<>();
        long[] echoes = {90_000, 30_000, 60_000};
        for (int round = 1; round <= 3; round++) {
            trials.add(SampleRun.completed(
                    SampleRun.trial(round, round, "netty"), SampleRun.open(), SampleRun.closed(echoes[round - 1])));
        }

        Row row = row(trials);

        assertThat(row.closed().orElseThrow().perSecond()).isEqualTo(new Spread(20_000, 10_000, 30_000, 3));
        assertThat(row.open().orElseThrow().requests()).isEqualTo(new Spread(25_000, 25_000, 25_000, 3));
        assertThat(row.open().orElseThrow().cpuNanosPerMessage().orElseThrow().median())
                .isEqualTo(20_000);
        assertThat(row.rssBytes().orElseThrow().median()).isEqualTo(100 << 20);
    }

    @Test
    void sumsErrorsOfAllRoundsByClass() throws IOException {
        RecordedPhase phase = phase(1, 2, 3).with(Map.of("timeout", 2L, "closed", 1L));

        Row row = row(List.of(recorded(FIRST, phase), recorded(SECOND_ROUND, phase)));

        assertThat(row.errors()).containsExactly(Map.entry("timeout", 4L), Map.entry("closed", 2L));
        assertThat(row.allErrors()).isEqualTo(6);
    }

    @Test
    void countsMarksAndCallsWhatABusyGeneratorReachedALowerBound() {
        Completed clean = SampleRun.completed(FIRST, SampleRun.busy(SampleRun.closed(30_000)));
        Completed marked = new Completed(
                SECOND_ROUND, "", Map.of(), clean.phases(), 0, List.of("client-limited"), Map.of(), List.of());

        Row row = row(List.of(clean, marked));

        assertThat(row.marks()).isEqualTo(Map.of("client-limited", 1));
        assertThat(row.closed().orElseThrow().clientLimited()).isTrue();
        assertThat(row(List.of(SampleRun.completed(FIRST, SampleRun.closed(30_000))))
                        .closed()
                        .orElseThrow()
                        .clientLimited())
                .isFalse();
        assertThat(row.open()).isEmpty();
    }

    @Test
    void keepsARowForEveryBackendInTheOrderOfTheCatalog() {
        RunRecord run = SampleRun.run(
                SampleRun.ready("vertx"),
                SampleRun.skipped("node-ws", "no node on the PATH"),
                SampleRun.ready("helidon"),
                SampleRun.ready("netty"),
                SampleRun.ready("undertow"));
        List<TrialResult> trials = List.of(
                SampleRun.completed(SampleRun.trial(1, 1, "netty"), SampleRun.open()),
                SampleRun.completed(SampleRun.trial(2, 2, "netty"), SampleRun.open()),
                SampleRun.completed(SampleRun.trial(3, 1, "helidon"), SampleRun.open()),
                SampleRun.failed(SampleRun.trial(4, 2, "helidon"), "the port was taken"),
                SampleRun.failed(SampleRun.trial(5, 1, "vertx"), "no answer within 10 s"),
                SampleRun.completed(SampleRun.trial(6, 1, "undertow"), SampleRun.open()));

        Summary summary = Summarizer.summarize(run, trials, Histograms.NONE);

        assertThat(summary.rows().stream().map(row -> row.backend().id() + " " + row.status() + " " + row.reason()))
                .containsExactly(
                        "vertx FAILED round 1: no answer within 10 s",
                        "node-ws SKIPPED no node on the PATH",
                        "helidon PARTLY_FAILED round 2: the port was taken",
                        "netty MEASURED ",
                        "undertow UNFINISHED 1 of 2 rounds were run");
    }

    @Test
    void summarizesADirectoryWithoutTrials() {
        Row row = row(List.of());

        assertThat(row.status()).isEqualTo(Status.UNFINISHED);
        assertThat(row.open()).isEmpty();
        assertThat(row.phases()).isEmpty();
    }

    @Test
    void givesEachPhaseARowOfItsOwn() throws IOException {
        Row row = row(List.of(recorded(FIRST, phase(1_000, 2_000, 3_000), closed(7_000, 8_000, 9_000))));

        assertThat(row.phases().stream().map(Summary.PhaseRow::name)).containsExactly("open 5k/s", "closed");
        assertThat(row.phases()
                        .getFirst()
                        .latency(Interval.RESPONSE)
                        .orElseThrow()
                        .median()
                        .value())
                .isEqualTo(measured(2_000));
        assertThat(row.phases()
                        .getLast()
                        .latency(Interval.RESPONSE)
                        .orElseThrow()
                        .max())
                .isEqualTo(measured(9_000));
        assertThat(row.phases().getLast().offeredShare()).isEmpty();
    }

    private static RecordedPhase phase(long... responses) {
        return new RecordedPhase("open 5k/s", OPEN, 2 * SECOND, 3 * SECOND).with(Interval.RESPONSE, responses);
    }

    private static RecordedPhase closed(long... responses) {
        return new RecordedPhase("closed", CLOSED, 5 * SECOND, 3 * SECOND).with(Interval.RESPONSE, responses);
    }

    private Completed recorded(Trial trial, RecordedPhase... phases) throws IOException {
        RecordedPhase.log(directory, trial, List.of(phases));
        return SampleRun.completed(
                trial, Arrays.stream(phases).map(RecordedPhase::figures).toArray(TrialResult.PhaseFigures[]::new));
    }

    private Row row(List<TrialResult> trials) {
        try {
            return Summarizer.summarize(RUN, trials, HistogramLogs.read(directory, trials))
                    .rows()
                    .getFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Measured measured(long nanos) {
        return new Measured(new Histogram(3).highestEquivalentValue(nanos));
    }

    @Test
    void aRoundThatWasRunAgainIsOneRound() {
        Row row = row(List.of(
                SampleRun.completed(FIRST, SampleRun.open()), SampleRun.completed(FIRST.again(), SampleRun.open())));

        assertThat(row.rounds()).isEqualTo(1);
        assertThat(row.status()).isEqualTo(Summary.Status.UNFINISHED);
        assertThat(row.reason()).isEqualTo("1 of 2 rounds were run");
    }

    @Test
    void aRunThatStoppedByWidthIsMeasuredInFull() {
        RunRecord stopped = RUN.withRanked(new RunRecord.Ranked(
                        "reference",
                        List.of(20_000.0),
                        List.of(20_000.0),
                        List.of(),
                        "reference-again",
                        "reference-burn-x",
                        Optional.of(840L),
                        0.05,
                        Optional.of(0.02),
                        Optional.empty())
                .stopped(1));

        Summary summary = Summarizer.summarize(
                stopped, List.of(SampleRun.completed(FIRST, SampleRun.open())), new Histograms(Map.of()));

        assertThat(summary.rows().getFirst().status()).isEqualTo(Summary.Status.MEASURED);
        assertThat(summary.heading().plannedTrials()).isEqualTo(1);
    }
}
