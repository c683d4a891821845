package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RecordedPhase;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.LatencySummary.Source;
import io.echobench.harness.stats.LatencyValue.Above;
import io.echobench.harness.stats.LatencyValue.Measured;
import io.echobench.harness.stats.LatencyValue.TooFew;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latencies of a row: from the histogram logs where they are whole, else from the trials' figures. */
class SummarizedLatenciesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LoadPoint OPEN = new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson");
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
    void computesPercentilesOverAllRoundsFromTheHistogramLogs() throws IOException {
        long[] fast = new Random(1).longs(10_000, 50_000, 60_000).toArray();
        long[] slow = new Random(2).longs(10_000, 100_000, 900_000).toArray();
        List<TrialResult> trials = List.of(recorded(FIRST, phase(fast)), recorded(SECOND_ROUND, phase(slow)));

        LatencySummary response = open(trials).latency(Interval.RESPONSE).orElseThrow();

        long[] all = LongStream.concat(Arrays.stream(fast), Arrays.stream(slow))
                .sorted()
                .toArray();
        assertThat(response.source()).isEqualTo(Source.HISTOGRAMS);
        assertThat(response.messages()).isEqualTo(20_000);
        assertThat(response.median().value()).isEqualTo(measured(all[9_999]));
        assertThat(response.p99().value()).isEqualTo(measured(all[19_799]));
        assertThat(response.p999().value()).as("only 20 lie beyond").isEqualTo(new TooFew());
        assertThat(response.max()).isEqualTo(measured(all[19_999]));
        Arrays.sort(fast);
        Arrays.sort(slow);
        assertThat(response.p99().lowestRound()).isEqualTo(measured(fast[9_899]));
        assertThat(response.p99().highestRound()).isEqualTo(measured(slow[9_899]));
    }

    @Test
    void putsUnansweredMessagesIntoTheTail() throws IOException {
        RecordedPhase phase = phase(
                        LongStream.rangeClosed(1, 9_800).map(i -> i * 1_000).toArray())
                .with(Map.of("timeout", 150L, "unsent", 50L));

        Open open = open(List.of(recorded(FIRST, phase)));

        LatencySummary response = open.latency(Interval.RESPONSE).orElseThrow();
        assertThat(response.messages()).isEqualTo(10_000);
        assertThat(response.censored()).isEqualTo(200);
        assertThat(response.median().value()).isEqualTo(measured(5_000_000));
        assertThat(response.p99().value()).isEqualTo(new Above(5 * SECOND));
        assertThat(response.max()).isEqualTo(new Above(5 * SECOND));
        assertThat(open.offeredShare().orElseThrow().median()).isEqualTo(0.995);
    }

    @Test
    void takesTheMedianOfFiguresWhereAHistogramIsMissingAndSaysSo() throws IOException {
        long[] some = LongStream.rangeClosed(1, 10_000).toArray();
        Completed kept = recorded(FIRST, phase(some));
        Completed lost = SampleRun.completed(SECOND_ROUND, phase(some).figures());

        LatencySummary response =
                open(List.of(kept, lost)).latency(Interval.RESPONSE).orElseThrow();

        assertThat(response.source()).isEqualTo(Source.FIGURES);
        assertThat(response.median().value()).isEqualTo(new Measured(5_000));
        assertThat(response.p99().value()).isEqualTo(new Measured(9_900));
        assertThat(response.max()).isEqualTo(new Measured(10_000));
    }

    @Test
    void doesNotTrustALogThatHoldsFewerValuesThanTheTrialSays() throws IOException {
        Completed trial = recorded(FIRST, phase(1_000, 2_000, 3_000, 4_000));
        Files.delete(directory.trialFile(FIRST, ".loop1.hlog"));

        assertThat(open(List.of(trial)).latency(Interval.RESPONSE).orElseThrow().source())
                .isEqualTo(Source.FIGURES);
    }

    private static RecordedPhase phase(long... responses) {
        return new RecordedPhase("open 5k/s", OPEN, 2 * SECOND, 3 * SECOND).with(Interval.RESPONSE, responses);
    }

    private Completed recorded(Trial trial, RecordedPhase... phases) throws IOException {
        RecordedPhase.log(directory, trial, List.of(phases));
        return SampleRun.completed(
                trial, Arrays.stream(phases).map(RecordedPhase::figures).toArray(TrialResult.PhaseFigures[]::new));
    }

    private Open open(List<TrialResult> trials) throws IOException {
        return Summarizer.summarize(RUN, trials, HistogramLogs.read(directory, trials))
                .rows()
                .getFirst()
                .open()
                .orElseThrow();
    }

    private static Measured measured(long nanos) {
        return new Measured(new Histogram(3).highestEquivalentValue(nanos));
    }
}
