package io.echobench.harness.stats;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials whose figures stand in the rows. Of a run that ranks, one for each backend and round: the first attempt that counts, or, where
 * none does, the last. The trial before the first round, which only finds how much the positive control burns, is none of them.
 */
public final class CountedTrials {

    private CountedTrials() {}

    /** In the order of the plan; of a run that does not rank, all. */
    public static List<TrialResult> of(RunRecord run, List<TrialResult> trials) {
        if (run.ranked().isEmpty()) {
            return trials;
        }
        TrialJudge judge = TrialJudge.of(run);
        Map<Integer, TrialResult> counted = new LinkedHashMap<>();
        for (TrialResult result : inOrder(trials)) {
            counted.merge(result.trial().number(), result, (before, now) -> judge.counts(before) ? before : now);
        }
        return List.copyOf(counted.values());
    }

    /** How many trials a run has at its end, whatever became of them; of one that stops by width as many as it turned out to need. */
    static int planned(RunRecord run) {
        return run.ranked()
                .flatMap(RunRecord.Ranked::stoppedAfter)
                .map(rounds -> rounds * run.backends().size())
                .orElse(run.plannedTrials());
    }

    /** How many of them have a result. */
    static int finished(List<TrialResult> trials) {
        return (int) trials.stream()
                .map(TrialResult::trial)
                .filter(CountedTrials::isOfARound)
                .map(Trial::number)
                .distinct()
                .count();
    }

    /** Whether it is of a round; round 0 is before the first. */
    static boolean isOfARound(Trial trial) {
        return trial.round() > 0;
    }

    /** All attempts of all rounds, by trial and attempt. */
    static List<TrialResult> inOrder(List<? extends TrialResult> trials) {
        List<TrialResult> ordered = new ArrayList<>(trials);
        ordered.removeIf(result -> !isOfARound(result.trial()));
        ordered.sort(Comparator.comparing(
                TrialResult::trial, Comparator.comparingInt(Trial::number).thenComparingInt(Trial::attempt)));
        return ordered;
    }
}
