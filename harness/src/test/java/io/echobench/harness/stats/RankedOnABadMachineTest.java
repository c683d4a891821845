package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Ranking;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A load loop that stood still takes the slices out in which it did, and not the trial; a rate that the machine is too slow for ranks nothing. */
class RankedOnABadMachineTest {

    private final RunRecord run = SimulatedLadders.run(12);
    private final List<Completed> trials = SimulatedLadders.trials(12, 7);
    private final RankedSummary summary = summary(trials);

    @Test
    void aPairInWhichTheLoopStoodStillIsLeftOutAndTheTrialCounts() {
        RankedSummary paused = summary(pausedInRound(1, "cost 20000/s 2 anchor"));

        assertThat(paused.ladder().pairs().sentence())
                .contains("1 of 432 pairs of adjacent slices is left out: a load loop stood still for more than 15 ms");
        assertThat(summary.ladder().pairs().sentence()).isEmpty();
        assertThat(paused.attempts()).allMatch(RankedSummary.Attempt::valid);
        assertThat(paused.primary().ranking().line())
                .isEqualTo(summary.primary().ranking().line());
        Completed trial = pausedInRound(1, "cost 20000/s 2 anchor").stream()
                .filter(each ->
                        each.trial().round() == 1 && each.trial().backend().equals("netty"))
                .findFirst()
                .orElseThrow();
        assertThat(RungRound.of(trial, 20_000).orElseThrow().slices().own())
                .extracting(PhaseFigures::name)
                .containsExactly("cost 20000/s 1");
    }

    @Test
    void aPauseBesideTheLadderTakesTheLatenciesOfThatRoundAndNothingElse() {
        RankedSummary paused = summary(pausedInRound(3, "open"));

        assertThat(paused.attempts()).allMatch(RankedSummary.Attempt::valid);
        assertThat(exploratory(paused, "response-p50").standings())
                .filteredOn(standing -> standing.backend().equals("netty"))
                .allSatisfy(standing -> assertThat(standing.mean().rounds()).isEqualTo(11));
        assertThat(paused.primary().ranking()).isEqualTo(summary.primary().ranking());
    }

    private List<Completed> pausedInRound(int round, String phase) {
        return trials.stream()
                .map(trial ->
                        trial.trial().backend().equals("netty") && trial.trial().round() == round
                                ? Altered.copy(
                                        trial,
                                        "phases",
                                        trial.phases().stream()
                                                .map(each -> each.name().equals(phase) ? paused(each) : each)
                                                .toList())
                                : trial)
                .toList();
    }

    private static PhaseFigures paused(PhaseFigures phase) {
        return Altered.copy(phase, "loop", Altered.copy(phase.loop(), "longestPauseNanos", Optional.of(20_000_000L)));
    }

    @Test
    void ratesThatTheMachineIsTooSlowForRankNothingAndAreSaid() {
        RunRecord slow = run.withRanked(SimulatedLadders.how(20_000, 50_000)
                .without(List.of(new RunRecord.TooFast(50_000, "the generator is busy 84 % of the time"))));

        RankedSummary ranked = Summarizer.summarize(slow, List.copyOf(trials), Histograms.NONE)
                .ranked()
                .orElseThrow();

        assertThat(slow.ranked().orElseThrow().expectedDifference())
                .as("5 % with two rates")
                .isCloseTo(0.0707, within(1e-4));
        assertThat(ranked.primary().ranking()).isEqualTo(summary.primary().ranking());
        assertThat(ranked.ladder().primaryRates()).containsExactly(20_000.0);
        assertThat(ranked.ladder().tooFast()).hasSize(1);
        assertThat(exploratory(summary, "cost-factor-50000").line()).isPresent();
        assertThat(exploratory(ranked, "cost-factor-50000").whyNot())
                .as("at its limit every server costs the same: that would be called equivalent")
                .containsExactly("this machine is too slow for it: the generator is busy 84 % of the time");
    }

    private RankedSummary summary(List<Completed> all) {
        return Summarizer.summarize(run, List.copyOf(all), Histograms.NONE)
                .ranked()
                .orElseThrow();
    }

    private static Ranking exploratory(RankedSummary from, String metric) {
        return from.exploratory().stream()
                .map(RankingSection::ranking)
                .filter(ranking -> ranking.metric().id().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
