package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.RankingLine;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.Ladder.Line;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A run that ranks by the geometric mean over several rungs. */
class SeveralRatesTest {

    private static final List<Double> RATES = List.of(20_000.0, 50_000.0);

    private final List<Completed> trials = SimulatedLadders.trials(12, 7);
    private final RankedSummary summary = summary(20_000, 50_000);

    @Test
    void theFigureOfARoundIsTheGeometricMeanOfItsFactors() {
        Completed trial = SimulatedLadders.trial(SampleRun.trial(1, 1, "netty"), 18, 12, new SplittableRandom(1));
        double low = RungRound.of(trial, 20_000).orElseThrow().factor().orElseThrow();
        double high = RungRound.of(trial, 50_000).orElseThrow().factor().orElseThrow();

        assertThat(LadderMetrics.primaryFactor(trial, RATES).orElseThrow())
                .isCloseTo(Math.sqrt(low * high), within(1e-12));
        assertThat(LadderMetrics.of(trial, new LadderRates(SimulatedLadders.RATES, RATES)))
                .containsKey(LadderMetrics.primary(RATES));
    }

    @Test
    void aTrialWithoutOneOfTheRungsHasNoFigure() {
        Completed trial = SimulatedLadders.trial(SampleRun.trial(1, 1, "netty"), 18, 12, new SplittableRandom(1));

        assertThat(LadderMetrics.primaryFactor(trial, List.of(20_000.0, 70_000.0)))
                .isEmpty();
        assertThat(LadderMetrics.of(trial, new LadderRates(SimulatedLadders.RATES, List.of(70_000.0, 20_000.0))))
                .doesNotContainKey(LadderMetrics.primary(RATES));
    }

    @Test
    void aSingleRungIsRankedByItsOwnFactor() {
        assertThat(LadderMetrics.primary(List.of(20_000.0))).isEqualTo(LadderMetrics.costFactor(20_000));
        assertThat(LadderMetrics.primary(RATES).id()).isEqualTo("cost-factor");
        assertThat(LadderMetrics.all(new LadderRates(SimulatedLadders.RATES, List.of(20_000.0))))
                .doesNotHaveDuplicates()
                .startsWith(LadderMetrics.costFactor(20_000))
                .hasSize(12);
    }

    @Test
    void itsRungsAreExploratoryMetrics() {
        assertThat(summary.primary().ranking().metric().id()).isEqualTo("cost-factor");
        assertThat(summary.exploratory())
                .extracting(section -> section.ranking().metric().id())
                .startsWith("cost-factor-5000", "cost-factor-20000", "cost-factor-50000");
    }

    @Test
    void whoDoesNotCarryAllRatesThatRankIsNotRanked() {
        Ranking ranking = summary.primary().ranking();

        assertThat(ranking.line().map(RankingLine::text)).contains("reference > netty > undertow");
        assertThat(ranking.excluded())
                .containsOnlyKeys("helidon")
                .hasEntrySatisfying(
                        "helidon", why -> assertThat(why).startsWith("it does not sustain 50,000/s: not in 12 of 12"));
        assertThat(line("helidon").sustains(RATES)).isFalse();
        assertThat(line("netty").sustains(RATES)).isTrue();
    }

    @Test
    void whoHasTooLittleToDoOnTheirAverageIsNotRanked() {
        RankedSummary low = summary(5_000, 20_000);

        assertThat(low.primary().ranking().line().map(RankingLine::text)).contains("netty > undertow > helidon");
        assertThat(low.primary().ranking().excluded())
                .containsOnlyKeys("reference")
                .hasEntrySatisfying(
                        "reference",
                        why -> assertThat(why).matches("from 5,000/s to 20,000/s on average it uses 1\\d\\.\\d %.*"));
        assertThat(low.controls())
                .as("how busy the reference is does not matter for a control")
                .extracting(control -> control.state())
                .containsExactly(State.HELD, State.HELD);
    }

    @Test
    void rowsStandInTheOrderOfWhatRanks() {
        assertThat(summary.ladder().lines())
                .extracting(Line::backend)
                .containsExactly("reference", "netty", "undertow", "helidon", "reference-again", "reference-burn-x");
        assertThat(line("netty").factor().orElseThrow().value()).isCloseTo(16 / 12.0, within(0.02));
        assertThat(line("netty").factor().orElseThrow().halfWidth())
                .isLessThan(line("netty")
                                .at(20_000)
                                .flatMap(rung -> rung.factor())
                                .orElseThrow()
                                .halfWidth()
                        * 1.2);
    }

    @Test
    void theBurnIsStatedByWhatItDoesToTheMean() {
        assertThat(summary.burn().share().orElseThrow())
                .as("1.2 us of 12 at either rate")
                .isCloseTo(0.1, within(0.005));
        assertThat(summary.controls()).extracting(control -> control.state()).containsExactly(State.HELD, State.HELD);
    }

    @Test
    void theGeneratorIsJudgedByAllRatesThatRank() {
        assertThat(TrialJudge.of(run(20_000, 50_000)).primaryRates()).containsExactly(20_000.0, 50_000.0);
    }

    @Test
    void readsLikeASentence() {
        assertThat(LadderMetrics.inWords("reference", List.of(20_000.0, 50_000.0, 100_000.0)))
                .isEqualTo("CPU per message over the reference server's, geometric mean over 20,000, 50,000 and 100,000"
                        + " messages a second");
        assertThat(LadderMetrics.inWords("reference", List.of(20_000.0)))
                .isEqualTo("CPU per message over the reference server's, at 20,000 messages a second");
    }

    private Line line(String backend) {
        return summary.ladder().lines().stream()
                .filter(each -> each.backend().equals(backend))
                .findFirst()
                .orElseThrow();
    }

    private static RunRecord run(double... primaryRates) {
        return SimulatedLadders.run(12).withRanked(SimulatedLadders.how(primaryRates));
    }

    private RankedSummary summary(double... primaryRates) {
        return Summarizer.summarize(run(primaryRates), List.copyOf(trials), Histograms.NONE)
                .ranked()
                .orElseThrow();
    }
}
