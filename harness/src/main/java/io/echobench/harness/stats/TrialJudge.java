package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;

/**
 * Which trials of a run count: the one place where the limits meet what the files hold of the generator and the machine. It looks at no
 * response.
 */
record TrialJudge(RoundJudge limits) {

    /** By the limits that hold for that run. */
    static TrialJudge of(RunRecord run, List<TrialResult> trials) {
        return new TrialJudge(RoundJudge.standard());
    }

    Validity validity(Completed trial) {
        return limits.judge(TrialSignals.of(trial));
    }

    /** Whether it ran to its end and counts. */
    boolean counts(TrialResult result) {
        return result instanceof Completed completed && validity(completed).valid();
    }
}
