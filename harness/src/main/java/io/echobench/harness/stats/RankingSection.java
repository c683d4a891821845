package io.echobench.harness.stats;

import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.validity.MachineNoise;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.Skipped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run that ranks says beside its table: a ranking of one metric with its controls and what the table resolves. Pure.
 *
 * @param ranking of the backends, the twins of the controls left out
 * @param noise how many rounds were invalid
 */
public record RankingSection(Ranking ranking, MachineNoise noise) {

    /**
     * The rows that are there for a control alone.
     *
     * @param reference the server that both controls are about
     * @param twin the same under another name
     * @param burning the same with a burn
     * @param burnShare of the metric that the burn adds
     */
    public record Controls(String reference, String twin, String burning, double burnShare) {}

    /**
     * From the trials of a run.
     *
     * @param backends in the order of the table
     * @param controls empty in a run without them
     */
    public static RankingSection of(
            Metric metric,
            List<String> backends,
            List<TrialResult> trials,
            Histograms histograms,
            RoundJudge judge,
            Optional<Controls> controls,
            Rules rules) {
        List<Completed> completed = trials.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .toList();
        List<Observation> observations = RoundFigures.of(completed, histograms, judge);
        MetricRounds rounds = MetricRounds.of(metric, backends, observations);
        for (Map.Entry<String, String> failure : failures(trials).entrySet()) {
            rounds = rounds.without(failure.getKey(), failure.getValue());
        }
        Set<String> ranked = new LinkedHashSet<>(backends);
        controls.ifPresent(twins -> ranked.removeAll(List.of(twins.twin(), twins.burning())));
        MachineNoise noise = noise(completed, judge);
        Ranking ranking = Ranking.of(
                rounds.only(ranked),
                evaluate(rounds, controls, rules),
                noise.objection().stream().toList(),
                rules);
        return new RankingSection(ranking, noise);
    }

    /** A backend that failed in a round is not ranked by the others. */
    private static Map<String, String> failures(List<TrialResult> trials) {
        Map<String, String> failures = new LinkedHashMap<>();
        for (TrialResult trial : trials) {
            switch (trial) {
                case Failed failed ->
                    failures.putIfAbsent(
                            failed.trial().backend(),
                            "it failed in round " + failed.trial().round());
                case Skipped skipped -> failures.putIfAbsent(skipped.trial().backend(), skipped.reason());
                case Completed ignored -> {}
            }
        }
        return failures;
    }

    private static List<Control> evaluate(MetricRounds rounds, Optional<Controls> controls, Rules rules) {
        return controls.map(twins -> List.of(
                        Control.same(rounds, twins.reference(), twins.twin(), rules),
                        Control.burn(rounds, twins.reference(), twins.burning(), twins.burnShare(), rules)))
                .orElse(List.of());
    }

    private static MachineNoise noise(List<Completed> trials, RoundJudge judge) {
        Map<String, Validity> first = new LinkedHashMap<>();
        trials.stream()
                .sorted(Comparator.comparingInt(trial -> trial.trial().number()))
                .forEach(trial -> first.putIfAbsent(
                        trial.trial().round() + " " + trial.trial().backend(), judge.judge(TrialSignals.of(trial))));
        return MachineNoise.of(new ArrayList<>(first.values()));
    }
}
