package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.RankingSection.Controls;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recorded trials to what a ranking run says. */
class RankingSectionTest {

    private static final List<String> BACKENDS =
            List.of("helidon", "netty", "reference", "reference-burn", "reference-twin", "undertow");
    private static final Map<String, Double> MICROS = Map.of(
            "helidon",
            24.0,
            "netty",
            19.0,
            "undertow",
            21.0,
            "reference",
            12.0,
            "reference-twin",
            12.0,
            "reference-burn",
            13.2);
    private static final Optional<Controls> CONTROLS =
            Optional.of(new Controls("reference", "reference-twin", "reference-burn", 0.10));

    private final List<Completed> trials = SimulatedTrials.run(MICROS, 12, 7);

    @Test
    void ranksTheBackendsAndEvaluatesTheControlsBesideThem() {
        Ranking ranking = section(trials).ranking();

        assertThat(ranking.line().orElseThrow().text()).isEqualTo("reference > netty > undertow > helidon");
        assertThat(ranking.controls()).extracting(Control::state).containsExactly(State.HELD, State.HELD);
        assertThat(ranking.whyNot()).isEmpty();
        assertThat(ranking.resolution().orElseThrow().difference()).isBetween(0.005, 0.05);
    }

    @Test
    void aBurnThatIsNotThereVoidsTheTable() {
        Map<String, Double> without = new HashMap<>(MICROS);
        without.put("reference-burn", 12.0);

        Ranking ranking = section(SimulatedTrials.run(without, 12, 7)).ranking();

        assertThat(ranking.line()).isEmpty();
        assertThat(ranking.whyNot()).singleElement().asString().startsWith("the positive control failed: reference");
    }

    @Test
    void aMachineThatStoleEveryThirdRoundRanksNothing() {
        List<Completed> stolen = IntStream.range(0, trials.size())
                .mapToObj(i -> i % 3 == 0 ? SimulatedTrials.stolen(trials.get(i), 0.05) : trials.get(i))
                .toList();

        RankingSection section = section(stolen);

        assertThat(section.noise().invalid()).isEqualTo(24);
        assertThat(section.ranking().line()).isEmpty();
        assertThat(section.ranking().whyNot())
                .contains("machine too noisy: 24 of 72 trials were invalid at their first attempt (steal 24)");
    }

    @Test
    void aRepeatedTrialTakesThePlaceOfAnInvalidOne() {
        Completed first = trials.getFirst();
        List<Completed> repeated = new ArrayList<>(trials);
        repeated.set(0, SimulatedTrials.stolen(first, 0.05));
        Completed again = Altered.copy(
                first, "trial", SampleRun.trial(73, 1, first.trial().backend()));
        repeated.add(again);

        List<Observation> observations = RoundFigures.of(repeated, Histograms.NONE, RoundJudge.standard()).stream()
                .filter(each -> each.metric().equals("cpu-per-message")
                        && each.round() == 1
                        && each.backend().equals(first.trial().backend()))
                .toList();

        assertThat(observations).extracting(Observation::attempt).containsExactly(1, 2);
        assertThat(observations).extracting(Observation::valid).containsExactly(false, true);
        assertThat(observations.getFirst().objections()).containsExactly("steal 5.0 % (at most 1.0 %)");
        assertThat(section(repeated).noise().invalid()).isEqualTo(1);
        assertThat(section(repeated).ranking().standings())
                .allMatch(standing -> standing.mean().rounds() == 12);
    }

    @Test
    void aBackendThatFailedInARoundIsNotRankedByItsOthers() {
        List<TrialResult> failed = new ArrayList<>(trials);
        failed.removeIf(trial ->
                trial.trial().backend().equals("netty") && trial.trial().round() == 4);
        failed.add(SampleRun.failed(SampleRun.trial(80, 4, "netty"), "it did not start"));

        Ranking ranking = section(failed).ranking();

        assertThat(ranking.excluded()).containsExactly(Map.entry("netty", "it failed in round 4"));
        assertThat(ranking.line().orElseThrow().names()).doesNotContain("netty");
    }

    @Test
    void aPercentileAmongTheUnansweredIsNoFigureOfARoundButTakesTheBackendOut() {
        List<Completed> censored = IntStream.range(0, trials.size())
                .mapToObj(i -> SimulatedTrials.responding(
                        trials.get(i),
                        80_000,
                        trials.get(i).trial().backend().equals("netty") && i > 60 ? -1 : 300_000 + i))
                .toList();

        List<Observation> observations = RoundFigures.of(censored, Histograms.NONE, RoundJudge.standard());
        Ranking ranking = RankingSection.of(
                        RoundFigures.RESPONSE_P99,
                        BACKENDS,
                        List.copyOf(censored),
                        Histograms.NONE,
                        RoundJudge.standard(),
                        Optional.empty(),
                        Rules.STANDARD)
                .ranking();

        assertThat(observations)
                .filteredOn(each -> each.metric().equals("response-p50"))
                .allMatch(each -> each.value() == 80);
        assertThat(ranking.excluded()).containsOnlyKeys("netty");
    }

    /** V12, simulated: whoever answers well or badly, the same rounds are kept. */
    @Test
    void whichRoundsCountDoesNotDependOnAnyResponse() {
        SplittableRandom random = new SplittableRandom(12);
        List<Completed> noisy = trials.stream()
                .map(trial -> SimulatedTrials.stolen(trial, 0.012 * random.nextDouble()))
                .map(trial -> SimulatedTrials.responding(
                        trial, random.nextLong(50_000, 500_000), random.nextLong(500_000, 50_000_000)))
                .toList();
        Set<Integer> kept = kept(noisy);
        assertThat(kept).as("some are kept and some are not").hasSizeBetween(40, 71);

        Random shuffling = new Random(12);
        for (int repeat = 0; repeat < 60; repeat++) {
            List<Completed> others = new ArrayList<>(noisy);
            Collections.shuffle(others, shuffling);
            List<Completed> permuted = IntStream.range(0, noisy.size())
                    .mapToObj(i -> SimulatedTrials.answeringLike(noisy.get(i), others.get(i)))
                    .toList();
            assertThat(kept(permuted)).isEqualTo(kept);
        }
    }

    /** V12 for what is counted beside CPU times. */
    @Test
    void whatAMachineCountsDecidesAndNoResponseDoes() {
        SplittableRandom random = new SplittableRandom(21);
        List<Completed> counted = trials.stream()
                .map(trial -> SimulatedTrials.counting(trial, random))
                .map(trial -> SimulatedTrials.responding(
                        trial, random.nextLong(50_000, 500_000), random.nextLong(500_000, 50_000_000)))
                .toList();
        Set<Integer> kept = kept(counted);
        assertThat(kept).as("some are kept and some are not").hasSizeBetween(20, 66);

        Random shuffling = new Random(21);
        for (int repeat = 0; repeat < 20; repeat++) {
            List<Completed> others = new ArrayList<>(counted);
            Collections.shuffle(others, shuffling);
            List<Completed> permuted = IntStream.range(0, counted.size())
                    .mapToObj(i -> SimulatedTrials.answeringLike(counted.get(i), others.get(i)))
                    .toList();
            assertThat(kept(permuted)).isEqualTo(kept);
        }
    }

    @Test
    void whichRoundsCountDoesDependOnTheMachine() {
        List<Completed> stolen = trials.stream()
                .map(trial -> trial.trial().number() % 2 == 0 ? SimulatedTrials.stolen(trial, 0.02) : trial)
                .toList();

        assertThat(kept(stolen)).hasSize(36).allMatch(number -> number % 2 == 1);
    }

    @Test
    void signalsAreThoseOfTheWorstPhaseAndOfTheOpenLoopWhereAClosedOneIsAlwaysBusy() {
        Completed both = SampleRun.completed(
                SampleRun.trial(1, 1, "netty"), SampleRun.open(), SampleRun.busy(SampleRun.closed(90_000)));

        Map<Signal, Double> signals = TrialSignals.of(both);

        assertThat(signals).containsEntry(Signal.LOAD_UTILISATION, 0.4).containsEntry(Signal.LOAD_COLLECTIONS, 1.0);
        assertThat(signals).containsEntry(Signal.STEAL, 0.0).containsEntry(Signal.FOREIGN_CPU, 0.65);
        assertThat(signals).doesNotContainKeys(Signal.UNSENT, Signal.PAUSE, Signal.CPU_PRESSURE);
    }

    /** V18: the same trials give the same section, in whatever order their files are read. */
    @Test
    void theSameTrialsGiveTheSameSection() {
        RankingSection section = section(trials);
        List<Completed> shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, new Random(18));

        assertThat(section(shuffled)).isEqualTo(section);
        assertThat(section(shuffled).toString()).isEqualTo(section.toString());
    }

    @Test
    void theSectionOfTheFilesIsThatOfTheRun(@TempDir Path results) throws Exception {
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "standard"));
        directory.write(SampleRun.run(SampleRun.ready("netty")));
        for (Completed trial : trials) {
            directory.write(trial);
        }

        assertThat(section(RunDirectory.open(directory.path()).trials()).toString())
                .isEqualTo(section(trials).toString());
    }

    private static Set<Integer> kept(List<Completed> trials) {
        return kept(trials, RoundJudge.standard());
    }

    private static Set<Integer> kept(List<Completed> trials, RoundJudge judge) {
        return trials.stream()
                .filter(trial -> judge.judge(TrialSignals.of(trial)).valid())
                .map(trial -> trial.trial().number())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RankingSection section(List<? extends TrialResult> trials) {
        return RankingSection.of(
                RoundFigures.CPU_PER_MESSAGE,
                BACKENDS,
                List.copyOf(trials),
                Histograms.NONE,
                RoundJudge.standard(),
                CONTROLS,
                Rules.STANDARD);
    }
}
