package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which trials of a run count: the one place where the limits meet what the files hold of the generator and the machine. It looks at no
 * response.
 *
 * @param limits of the signals
 * @param primaryRate messages a second of the rung that ranks, where there is one: see {@link TrialSignals}
 */
public record TrialJudge(RoundJudge limits, OptionalDouble primaryRate) {

    /**
     * By the limits that hold for that run.
     *
     * @param trials its results so far; the pressure that its own servers make is told from them
     */
    public static TrialJudge of(RunRecord run, List<TrialResult> trials) {
        return run.ranked()
                .map(how -> new TrialJudge(limits(trials), OptionalDouble.of(how.primaryRate())))
                .orElse(new TrialJudge(RoundJudge.standard(), OptionalDouble.empty()));
    }

    private static RoundJudge limits(List<TrialResult> trials) {
        return RunJudge.of(trials.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .filter(trial -> CountedTrials.isOfARound(trial.trial()))
                .toList());
    }

    /** Whether it counts, and what speaks against it. */
    public Validity validity(Completed trial) {
        return limits.judge(TrialSignals.of(trial.phases(), primaryRate));
    }

    /** Whether it ran to its end and counts. */
    boolean counts(TrialResult result) {
        return result instanceof Completed completed && validity(completed).valid();
    }
}
