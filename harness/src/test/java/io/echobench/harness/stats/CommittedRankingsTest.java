package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** V14, real: two whole runs of the script that ranks, made on different days, differ in nothing that they prove. */
class CommittedRankingsTest {

    private static final Path REFERENCE = Path.of("..", "results", "reference");
    private static final Path FIRST = REFERENCE.resolve("standard");
    private static final Path AGAIN = REFERENCE.resolve("standard-again");

    @Test
    void thereIsNoSecondRunWithoutAFirst() {
        assertThat(Files.exists(AGAIN) && !Files.exists(FIRST)).isFalse();
    }

    @Nested
    class Both {

        private TwoRuns.Run first;
        private TwoRuns.Run again;
        private TwoRuns runs;

        @BeforeEach
        void read() throws IOException {
            assumeTrue(Files.exists(FIRST) && Files.exists(AGAIN), "no two ranked runs are committed");
            first = TwoRuns.Run.read(RunDirectory.open(FIRST)).orElseThrow();
            again = TwoRuns.Run.read(RunDirectory.open(AGAIN)).orElseThrow();
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
            assertThat(runs.primary().tauOutsideTies())
                    .as("both rank something")
                    .isPresent();
            assertThat(runs.all())
                    .allSatisfy(
                            agreement -> assertThat(agreement.tauOutsideTies().orElse(1))
                                    .as(agreement.metric())
                                    .isEqualTo(1));
        }

        @Test
        void theyHaveTheSameRowsAndCompareSomeOfThem() {
            assertThat(rows(first)).isEqualTo(rows(again));
            assertThat(runs.primary().pairs()).isNotEmpty();
        }
    }

    private static List<String> rows(TwoRuns.Run run) {
        return run.record().backends().stream().map(RunRecord.Backend::id).toList();
    }
}
