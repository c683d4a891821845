package io.echobench.harness.run;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;

/**
 * What a run that ranks goes by. Both are functions of what they are given: asked again about the same results they say the same, so a run that
 * was cut short goes on as it would have.
 */
public interface RoundRules {

    /**
     * Whether a trial counts; no response may be looked at.
     *
     * @param soFar all results of its round and those before it, the trial's own among them
     */
    Validity judge(Completed trial, List<TrialResult> soFar);

    /**
     * Whether another round is to follow; only widths of intervals may be looked at.
     *
     * @param round that is complete
     * @param soFar all results of it and the rounds before it
     */
    Decision after(int round, List<TrialResult> soFar);

    /** The same rules for the same run, of which more is known now. */
    RoundRules knowing(RunRecord run);
}
