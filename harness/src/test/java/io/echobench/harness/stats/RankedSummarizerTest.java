package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.RankingLine;
import io.echobench.harness.inference.Scatter;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Rung;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** From the trials of a run that ranks to what its table opens with. */
class RankedSummarizerTest {

    private final RunRecord run = SimulatedLadders.run(12);
    private final List<Completed> trials = SimulatedLadders.trials(12, 7);
    private final RankedSummary summary = summary(trials);

    @Test
    void ranksByTheFactorAtThePrimaryRateWithoutTheControls() {
        Ranking ranking = summary.primary().ranking();

        assertThat(ranking.metric().id()).isEqualTo("cost-factor-20000");
        assertThat(ranking.line().map(RankingLine::text)).contains("reference > netty > undertow > helidon");
        assertThat(ranking.controls()).extracting(Control::state).containsExactly(State.HELD, State.HELD);
        assertThat(ranking.resolution().orElseThrow().difference()).isBetween(0.003, 0.03);
    }

    @Test
    void theFactorOfARoundIsFreeOfWhatTheMachineDidToBothServers() {
        Map<String, Scatter> byMetric = new HashMap<>();
        summary.scatter().forEach(each -> byMetric.put(each.metric().id(), each));

        assertThat(byMetric).containsKeys("cost-factor-5000", "cost-over-generator-20000", "response-p99");
        assertThat(scatter(byMetric, "cost-factor-20000").sdOfLogRatio()).isLessThan(0.025);
        assertThat(scatter(byMetric, "cpu-per-message-20000").sdOfLogRatio()).isGreaterThan(0.04);
        assertThat(scatter(byMetric, "cost-factor-20000").rounds()).isEqualTo(12);
        assertThat(scatter(byMetric, "cost-factor-20000").difference().orElseThrow())
                .isBetween(0.005, 0.05);
    }

    private static Scatter scatter(Map<String, Scatter> byMetric, String id) {
        return Optional.ofNullable(byMetric.get(id)).orElseThrow();
    }

    @Test
    void aRungOfOneTrialIsItsSlicesPooled() {
        Completed trial = SimulatedLadders.trial(SampleRun.trial(1, 1, "netty"), 18, 12, new SplittableRandom(1));
        RungRound rung = RungRound.of(trial, 20_000).orElseThrow();
        List<PhaseFigures> own = trial.phases().stream()
                .filter(phase -> phase.name().matches("cost 20000/s [12]"))
                .toList();
        double nanos = own.stream()
                .mapToDouble(phase -> phase.server().orElseThrow().cpuNanosPerMessage())
                .average()
                .orElseThrow();

        assertThat(own).hasSize(2);
        assertThat(rung.ownNanos().orElseThrow()).isCloseTo(nanos, within(1e-6));
        assertThat(rung.factor().orElseThrow()).isCloseTo(1.5, within(0.05));
        assertThat(rung.utilisation(1).orElseThrow()).isCloseTo(0.36, within(0.02));
        assertThat(rung.utilisation(2).orElseThrow()).isCloseTo(0.18, within(0.01));
        assertThat(rung.messagesPerWakeup().orElseThrow()).isCloseTo(1.2, within(1e-9));
        assertThat(rung.notSustained()).isEmpty();
        assertThat(RungRound.of(trial, 1_000)).isEmpty();
    }

    @Test
    void aRungIsNotSustainedForErrorsForMissingEchoesOrForTime() {
        assertThat(spoiled("cost 20000/s 2", "errors", Map.of("timeout", 1L))).contains("1 error");
        assertThat(spoiled("cost 20000/s 2", "completed", 19_000L)).contains("97.50 % of the messages came back");
        assertThat(spoiled("cost 20000/s 2", "completed", 19_961L)).isEmpty();
        assertThat(spoiled("cost 20000/s 2", "completed", 19_959L)).isPresent();
        assertThat(spoiled("cost 20000/s 2", "elapsedNanos", 1_050_000_000L)).isEmpty();
        assertThat(spoiled("cost 20000/s 2", "elapsedNanos", 1_070_000_000L))
                .contains("it took 3.5 % more time than it had");
        assertThat(spoiled("cost 20000/s 1 anchor", "completed", 10_000L))
                .hasValueSatisfying(why -> assertThat(why).startsWith("the server beside it: "));
    }

    private static Optional<String> spoiled(String phase, String component, Object value) {
        Completed trial = SimulatedLadders.trial(SampleRun.trial(1, 1, "netty"), 18, 12, new SplittableRandom(1));
        Completed other =
                withPhases(trial, each -> each.name().equals(phase) ? Altered.copy(each, component, value) : each);
        return RungRound.of(other, 20_000).orElseThrow().notSustained();
    }

    @Test
    void theLadderSaysWhoCarriesWhatAndWhoIsTooIdleToBeCompared() {
        Line helidon = line(summary, "helidon");
        Line netty = line(summary, "netty");

        assertThat(summary.ladder().lines().stream().map(Line::backend))
                .containsExactly("reference", "netty", "undertow", "helidon", "reference-again", "reference-burn-x");
        assertThat(netty.knee()).contains(50_000.0);
        assertThat(helidon.knee()).contains(20_000.0);
        assertThat(helidon.at(50_000).flatMap(Rung::notSustained))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("not in 12 of 12 rounds (it took ")
                        .contains("more time"));
        assertThat(netty.at(5_000).filter(Rung::busyEnough)).isEmpty();
        assertThat(netty.at(20_000).flatMap(Rung::factor).orElseThrow().value()).isCloseTo(16 / 12.0, within(0.02));
    }

    @Test
    void exploratoryRankingsLeaveOutWhoDoesNotCarryTheRateOrHasTooLittleToDo() {
        assertThat(exploratory(summary, "cost-factor-50000").line().map(RankingLine::text))
                .contains("reference > netty > undertow");
        assertThat(exploratory(summary, "cost-factor-50000").excluded())
                .hasEntrySatisfying(
                        "helidon", why -> assertThat(why).startsWith("it does not sustain 50,000/s: not in"));
        assertThat(exploratory(summary, "cost-factor-5000").line()).isEmpty();
        assertThat(exploratory(summary, "cost-factor-5000").excluded())
                .hasEntrySatisfying("netty", why -> assertThat(why).contains("of its CPUs; from 20 % on"));
    }

    @Test
    void aRungIsLeftOutAsAWholeAndNeverSingleRounds() {
        List<Completed> twice = trials.stream()
                .map(trial ->
                        trial.trial().backend().equals("netty") && trial.trial().round() <= 3 ? failing(trial) : trial)
                .toList();
        List<Completed> often = trials.stream()
                .map(trial ->
                        trial.trial().backend().equals("netty") && trial.trial().round() <= 4 ? failing(trial) : trial)
                .toList();

        assertThat(summary(twice).primary().ranking().standings())
                .filteredOn(standing -> standing.backend().equals("netty"))
                .singleElement()
                .satisfies(standing -> assertThat(standing.mean().rounds()).isEqualTo(12));
        assertThat(summary(often).primary().ranking().excluded())
                .containsEntry("netty", "it does not sustain 20,000/s: not in 4 of 12 rounds (1 error)");
    }

    private static Completed failing(Completed trial) {
        return withPhases(
                trial,
                phase -> phase.name().equals("cost 20000/s 1")
                        ? Altered.copy(phase, "errors", Map.of("timeout", 1L))
                        : phase);
    }

    @Test
    void aBackendThatIsNotSteadyInMoreThanAQuarterOfItsRoundsIsInNoRanking() {
        RankedSummary three = summary(notSteady(3));
        RankedSummary four = summary(notSteady(4));

        assertThat(three.notSteady()).isEmpty();
        assertThat(four.notSteady()).containsExactly(Map.entry("netty", "4 of its 12 rounds are not steady"));
        assertThat(four.primary().ranking().excluded()).isEqualTo(four.notSteady());
        assertThat(four.exploratory())
                .allSatisfy(section -> assertThat(section.ranking().excluded()).containsKey("netty"));
    }

    private List<Completed> notSteady(int rounds) {
        return trials.stream()
                .map(trial ->
                        trial.trial().backend().equals("netty") && trial.trial().round() <= rounds
                                ? SimulatedLadders.marked(trial, "not-steady")
                                : trial)
                .toList();
    }

    @Test
    void theClosedLoopRanksNobodyBesideWhomTheGeneratorWasAtItsLimit() {
        List<Completed> busy = trials.stream()
                .map(trial -> trial.trial().backend().equals("netty")
                                && trial.trial().round() == 2
                        ? withPhases(trial, phase -> phase.name().equals("closed") ? SampleRun.busy(phase) : phase)
                        : trial)
                .toList();

        assertThat(exploratory(summary(busy), "closed-loop-rate").excluded())
                .containsExactly(
                        Map.entry("netty", "its rate is \"at least\": the generator was at its limit in 1 round"));
    }

    @Test
    void aLatencyThatScattersTooMuchIsNotRanked() {
        SplittableRandom random = new SplittableRandom(3);
        List<Completed> scattered = trials.stream()
                .map(trial -> withPhases(
                        trial,
                        phase -> phase.name().equals("open")
                                ? responding(phase, Math.round(80_000 * Math.exp(0.3 * random.nextGaussian())))
                                : phase))
                .toList();

        Ranking p50 = exploratory(summary(scattered), "response-p50");

        assertThat(p50.line()).isEmpty();
        assertThat(p50.whyNot())
                .singleElement()
                .asString()
                .startsWith("it would resolve differences of >= ")
                .endsWith(" %, and ranks only where that is 10 % at most");
    }

    private static PhaseFigures responding(PhaseFigures phase, long p50) {
        Map<String, TrialResult.Latency> latencies = new HashMap<>(phase.latencies());
        latencies.put(
                "response", new TrialResult.Latency(25_000, 40_000, 90_000, p50, 120_000, 300_000, 700_000, 1_000_000));
        return Altered.copy(phase, "latencies", Map.copyOf(latencies));
    }

    @Test
    void aBurnThatIsNotFoundVoidsAllRankings() {
        Map<String, Double> without = new HashMap<>(SimulatedLadders.MICROS);
        without.put("reference-burn-x", 12.0);

        RankedSummary voided = summary(SimulatedLadders.trials(without, 12, 7));

        assertThat(voided.primary().ranking().line()).isEmpty();
        assertThat(voided.exploratory())
                .allSatisfy(section -> assertThat(section.ranking().line()).isEmpty());
    }

    @Test
    void theBurnIsStatedAsAShareOfTheReferencesOwnCostAndBesideWhatTheTableResolves() {
        assertThat(summary.burn().share().orElseThrow()).isCloseTo(0.1, within(0.005));
        assertThat(summary.burn().sentence())
                .matches("the burn is 1,200 ns on each message, expected to raise what ranks by \\d+\\.\\d %, "
                        + "\\d+\\.\\d times what the table resolves");
        RankedSummary.Burn small = new RankedSummary.Burn(
                summary.burn().nanos(), summary.burn().share(), java.util.OptionalDouble.of(1.4));
        assertThat(small.sentence()).endsWith("1.4 times what the table resolves: the control is weak");
    }

    @Test
    void withoutAKnownBurnThePositiveControlIsMissingAndSaysSo() {
        RunRecord unknown = run.withRanked(Altered.copy(SimulatedLadders.how(), "burnNanos", Optional.empty()));

        RankedSummary ranked = Summarizer.summarize(unknown, List.copyOf(trials), Histograms.NONE)
                .ranked()
                .orElseThrow();

        assertThat(ranked.controls()).extracting(Control::name).containsExactly("A/A", "positive");
        assertThat(ranked.controls()).extracting(Control::state).containsExactly(State.HELD, State.MISSING);
        assertThat(ranked.burn().sentence()).isEmpty();
        assertThat(ranked.primary().ranking().whyNot())
                .singleElement()
                .asString()
                .startsWith("the positive control could not be evaluated: ");
    }

    @Test
    void whatStopsARunLooksAtTheSameRankingAsTheTable() {
        assertThat(RankedSummarizer.primary(run, SimulatedLadders.how(), List.copyOf(trials)))
                .isEqualTo(summary.primary().ranking());
        assertThat(summary.primary().ranking().halfWidths()).hasSize(6).allMatch(width -> width < 0.02);
    }

    private static Completed withPhases(Completed trial, UnaryOperator<PhaseFigures> change) {
        return Altered.copy(trial, "phases", trial.phases().stream().map(change).toList());
    }

    private RankedSummary summary(List<? extends TrialResult> all) {
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

    private static Line line(RankedSummary from, String backend) {
        return from.ladder().lines().stream()
                .filter(line -> line.backend().equals(backend))
                .findFirst()
                .orElseThrow();
    }
}
