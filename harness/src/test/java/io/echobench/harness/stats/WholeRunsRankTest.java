package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must be there before a run ranks anything. */
class WholeRunsRankTest {

    private final RunRecord run = SimulatedLadders.run(12);
    private final List<Completed> trials = SimulatedLadders.trials(12, 7);

    @Test
    void withoutTheTrialsOfAControlNothingIsRanked() {
        List<TrialResult> lost = trials.stream()
                .map(TrialResult.class::cast)
                .map(result -> result.trial().backend().equals("reference-again") ? failed(result) : result)
                .toList();

        expectNoRanking(
                Summarizer.summarize(run, lost, Histograms.NONE).ranked().orElseThrow(),
                "the A/A control could not be evaluated: ");
    }

    private static TrialResult failed(TrialResult result) {
        return new TrialResult.Failed(result.trial(), "2026-11-30T00:00:00Z", "it ended", List.of(), List.of());
    }

    @Test
    void aRunThatIsNotAtItsEndRanksNothingHoweverLittleIsMissing() {
        List<TrialResult> cut = List.copyOf(trials.subList(0, trials.size() - 1));

        expectNoRanking(
                Summarizer.summarize(run, cut, Histograms.NONE).ranked().orElseThrow(),
                "unfinished: %d of %d trials have a result".formatted(trials.size() - 1, trials.size()));
    }

    private static void expectNoRanking(RankedSummary ranked, String why) {
        assertThat(ranked.primary().ranking().line()).isEmpty();
        assertThat(ranked.primary().ranking().whyNot()).first().asString().startsWith(why);
        assertThat(ranked.exploratory())
                .isNotEmpty()
                .allSatisfy(section -> assertThat(section.ranking().line()).isEmpty());
    }
}
