package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.RankedSummary.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which trials and phases of a run that ranks stand in its rows. */
class CountedTrialsTest {

    private final RunRecord run = SimulatedLadders.run(12);
    private final List<Completed> trials = SimulatedLadders.trials(12, 7);

    @Test
    void theFirstAttemptThatCountsStandsInTheRowsAndAllAreListed() {
        Completed first = trials.getFirst();
        List<TrialResult> attempts = new ArrayList<>(trials);
        attempts.set(0, SimulatedLadders.stolen(first, 0.05));
        attempts.add(SimulatedLadders.again(first));

        Summary whole = Summarizer.summarize(run, attempts, Histograms.NONE);
        RankedSummary ranked = whole.ranked().orElseThrow();

        assertThat(CountedTrials.of(run, attempts)).hasSize(72).contains(SimulatedLadders.again(first));
        assertThat(whole.rows()).allMatch(row -> row.rounds() == 12);
        assertThat(whole.heading().finishedTrials()).isEqualTo(72);
        assertThat(ranked.attempts()).hasSize(73);
        assertThat(ranked.attempts().getFirst())
                .isEqualTo(new Attempt(
                        first.trial().fileStem(),
                        first.trial().backend(),
                        1,
                        1,
                        false,
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of("steal 5.0 % (at most 1.0 %)")));
        assertThat(ranked.attempts().get(1).counted()).isTrue();
        assertThat(ranked.noise().invalid()).isEqualTo(1);
    }

    @Test
    void everyAttemptSaysOfWhichClassItsRoundIs() {
        Completed first = trials.getFirst();
        List<TrialResult> attempts = new ArrayList<>(trials);
        attempts.set(0, Altered.copy(first, "phases", List.of(slice(20), slice(20))));
        attempts.set(1, Altered.copy(trials.get(1), "phases", List.of(slice(20), slice(30))));

        List<Attempt> listed = summary(attempts).attempts();

        assertThat(listed.get(0).roundClass()).contains(RoundClass.FLAT);
        assertThat(listed.get(1).roundClass()).contains(RoundClass.NOT_STEADY);
        assertThat(listed.get(2).roundClass()).as("no windows were taken").isEmpty();
    }

    private static PhaseFigures slice(double micros) {
        return RoundClassesTest.slice(20_000, "", i -> micros);
    }

    @Test
    void whereNoAttemptCountsTheLastStandsInTheRowsAndInNoRanking() {
        Completed first = SimulatedLadders.stolen(trials.getFirst(), 0.05);
        List<TrialResult> attempts = new ArrayList<>(trials);
        attempts.set(0, first);
        attempts.add(SimulatedLadders.again(first));
        String backend = first.trial().backend();

        assertThat(CountedTrials.of(run, attempts))
                .contains(SimulatedLadders.again(first))
                .doesNotContain(first);
        assertThat(line(summary(attempts), backend).at(20_000).orElseThrow().rounds())
                .isEqualTo(11);
    }

    @Test
    void theTrialBeforeTheFirstRoundIsInNothing() {
        List<TrialResult> calibrated = new ArrayList<>(trials);
        calibrated.add(0, SimulatedLadders.trial(SampleRun.trial(0, 0, "reference"), 50, 12, new SplittableRandom(2)));

        assertThat(Summarizer.summarize(run, calibrated, Histograms.NONE))
                .isEqualTo(Summarizer.summarize(run, List.copyOf(trials), Histograms.NONE));
    }

    @Test
    void whatTheServerBesideDidIsInNoRow() {
        List<Completed> without = trials.stream()
                .map(trial -> Altered.copy(
                        trial,
                        "phases",
                        trial.phases().stream()
                                .filter(phase -> !phase.name().startsWith("cost"))
                                .toList()))
                .toList();
        Summary own = Summarizer.summarize(run, List.copyOf(without), Histograms.NONE);
        Summary all = Summarizer.summarize(run, List.copyOf(trials), Histograms.NONE);

        assertThat(all.rows().getFirst().open()).isEqualTo(own.rows().getFirst().open());
        assertThat(all.rows().getFirst().phases())
                .extracting(Summary.PhaseRow::name)
                .contains("cost 20000/s 1")
                .noneMatch(name -> name.contains("anchor"));
    }

    @Test
    void saysWhetherTheOrderIsBalancedAndWhyThereWereNoMoreRounds() {
        RunRecord strict = run.withRanked(Altered.copy(
                Altered.copy(SimulatedLadders.how(), "halfWidth", Optional.of(0.02)), "stoppedAfter", Optional.of(12)));

        assertThat(summary(trials).rounds()).isEqualTo(new RankedSummary.RoundsRun(12, true, ""));
        assertThat(summary(SimulatedLadders.trials(11, 7)).rounds().balanced()).isFalse();
        assertThat(Summarizer.summarize(strict, List.copyOf(trials), Histograms.NONE)
                        .ranked()
                        .orElseThrow()
                        .rounds()
                        .stopping())
                .isEqualTo("stopped after 12 rounds: every ratio's 95 % interval is within +-2.0 %");
    }

    private RankedSummary summary(List<? extends TrialResult> all) {
        return Summarizer.summarize(run, List.copyOf(all), Histograms.NONE)
                .ranked()
                .orElseThrow();
    }

    private static Line line(RankedSummary from, String backend) {
        return from.ladder().lines().stream()
                .filter(line -> line.backend().equals(backend))
                .findFirst()
                .orElseThrow();
    }
}
