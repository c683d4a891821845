package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.Agreement;
import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.stats.TwoRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/** V14 for the table: what the two committed runs that rank say of each other. {@code CommittedRankingsTest} holds every build to it. */
@Tag("validity")
@Timeout(120)
@ExtendWith(ValidityRecords.class)
class TwoRankingsValidityTest {

    private static final Path REFERENCE = Path.of("..", "results", "reference");

    @Test
    @Tag("V14")
    void twoWholeRunsDifferInNothingThatTheyProve(Claims claims) throws Exception {
        TwoRuns.Run one = read(REFERENCE.resolve("standard"));
        TwoRuns.Run other = read(REFERENCE.resolve("standard-again"));
        assertThat(TwoRuns.obstacle(one, other)).isEmpty();
        TwoRuns runs = TwoRuns.of(one, other);
        for (Agreement each : runs.all()) {
            claims.say(
                    each.metric() + ": 0 contradictions, tau-b 1 outside ties",
                    "%d contradictions, %d of %d pairs proved alike, tau-b %s"
                            .formatted(
                                    each.of(Outcome.CONTRADICTED).size(),
                                    each.of(Outcome.AGREED).size(),
                                    each.pairs().size(),
                                    each.tauOutsideTies().stream()
                                            .mapToObj(tau -> String.format(Locale.ROOT, "%.2f", tau))
                                            .collect(Collectors.joining())));
        }
        assertThat(runs.contradict()).isFalse();
        assertThat(runs.all()).allMatch(each -> each.tauOutsideTies().orElse(1) == 1);
    }

    private static TwoRuns.Run read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new TestAbortedException("skipped: there is no ranked run " + folder.getFileName());
        }
        return TwoRuns.Run.read(RunDirectory.open(folder)).orElseThrow();
    }
}
