package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.OptionalDouble;

/**
 * Which trials of a run count: the one place where the limits meet what the files hold of the generator and the machine. It looks at no
 * response, and at no other trial: the limits were set before the run.
 *
 * @param limits of the signals
 * @param judgedUpTo messages a second of the slowest rung that ranks, where there is one: see {@link TrialSignals}
 */
public record TrialJudge(RoundJudge limits, OptionalDouble judgedUpTo) {

    /** Of a run without a ladder. */
    TrialJudge(RoundJudge limits) {
        this(limits, OptionalDouble.empty());
    }

    /** By the limits that hold for that run. */
    public static TrialJudge of(RunRecord run) {
        OptionalDouble slowest = run.ranked()
                .map(how -> OptionalDouble.of(how.primaryRates().getFirst()))
                .orElse(OptionalDouble.empty());
        return new TrialJudge(RoundJudge.standard(), slowest);
    }

    /** Whether it counts, and what speaks against it. */
    public Validity validity(Completed trial) {
        return limits.judge(TrialSignals.of(trial.phases(), judgedUpTo));
    }

    /** Whether it ran to its end and counts. */
    boolean counts(TrialResult result) {
        return result instanceof Completed completed && validity(completed).valid();
    }
}
