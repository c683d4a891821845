package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.validity.MachineNoise;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all rankings of one run are made of.
 *
 * @param backends in the order of the table, with the rows that are there for a control alone
 * @param observations of all metrics and attempts
 * @param failures backends that failed in a round, and why they are not compared
 */
record RunObservations(
        List<String> backends,
        List<Observation> observations,
        Map<String, String> failures,
        MachineNoise noise,
        Rules rules) {

    /**
     * From the trials of a run.
     *
     * @param rates the ladder's rungs; none without a ladder
     */
    static RunObservations of(
            List<String> backends,
            LadderRates rates,
            List<? extends TrialResult> trials,
            Histograms histograms,
            TrialJudge judge,
            Rules rules) {
        List<TrialResult> ordered = CountedTrials.inOrder(trials);
        List<Completed> completed = ordered.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .toList();
        return new RunObservations(
                backends,
                RoundFigures.of(rates, completed, histograms, judge),
                failures(ordered),
                noise(completed, judge),
                rules);
    }

    /** The figures of one metric that count, backends that failed left out. */
    MetricRounds rounds(Metric metric) {
        return without(MetricRounds.of(metric, backends, observations), failures);
    }

    static MetricRounds without(MetricRounds rounds, Map<String, String> reasons) {
        MetricRounds left = rounds;
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            left = left.without(reason.getKey(), reason.getValue());
        }
        return left;
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

    private static MachineNoise noise(List<Completed> trials, TrialJudge judge) {
        Map<String, Validity> first = new LinkedHashMap<>();
        trials.forEach(trial ->
                first.putIfAbsent(trial.trial().round() + " " + trial.trial().backend(), judge.validity(trial)));
        return MachineNoise.of(new ArrayList<>(first.values()));
    }
}
