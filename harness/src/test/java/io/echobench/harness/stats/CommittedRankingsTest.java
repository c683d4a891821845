package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** V14, real: two whole runs of the script that ranks, made at different times, differ in nothing that they prove. */
class CommittedRankingsTest {

    private static final Path REFERENCE = Path.of("..", "results", "reference");
    private static final Path FIRST = REFERENCE.resolve("standard");
    private static final Path AGAIN = REFERENCE.resolve("standard-again");

    private TwoRuns.Run first;
    private TwoRuns.Run again;
    private TwoRuns runs;

    /** Only where neither is there is nothing to be held to. */
    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.exists(FIRST) || Files.exists(AGAIN), "no ranked run is committed");
        assertThat(FIRST).isDirectory();
        assertThat(AGAIN).isDirectory();
        first = read(FIRST);
        again = read(AGAIN);
        assertThat(first.record().started()).isNotEqualTo(again.record().started());
        assertThat(TwoRuns.obstacle(first, again)).isEmpty();
        runs = TwoRuns.of(first, again);
    }

    @Test
    void noRelationThatIsProvedIsContradicted() {
        assertThat(runs.all())
                .allSatisfy(agreement -> assertThat(agreement.of(Outcome.CONTRADICTED))
                        .as(agreement.metric())
                        .isEmpty());
        assertThat(runs.contradict()).isFalse();
    }

    @Test
    void theOrderOutsideTiesIsTheSameByEveryMetric() {
        assertThat(runs.primary().tauOutsideTies()).as("both rank something").isPresent();
        assertThat(runs.all())
                .allSatisfy(agreement -> assertThat(agreement.tauOutsideTies().orElse(1))
                        .as(agreement.metric())
                        .isEqualTo(1));
    }

    @Test
    void bothHaveTheSameRowsAndCompareSomeOfThem() {
        assertThat(rows(first)).isEqualTo(rows(again));
        assertThat(runs.primary().pairs()).isNotEmpty();
    }

    private static List<String> rows(TwoRuns.Run run) {
        return run.record().backends().stream().map(RunRecord.Backend::id).toList();
    }

    private static TwoRuns.Run read(Path folder) throws IOException {
        RunDirectory directory = RunDirectory.open(folder);
        RunRecord run = directory.run();
        List<TrialResult> trials = directory.trials();
        return new TwoRuns.Run(
                run,
                Summarizer.summarize(run, trials, HistogramLogs.read(directory, CountedTrials.of(run, trials)))
                        .ranked()
                        .orElseThrow());
    }
}
