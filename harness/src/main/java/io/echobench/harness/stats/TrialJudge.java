package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;

/**
 * Which trials of a run count: the one place where the limits meet what the files hold of the generator and the machine. It looks at no
 * response, and at no other trial: the limits were set before the run.
 *
 * @param limits of the signals
 * @param primaryRates messages a second of the rungs that rank, if any do: see {@link TrialSignals}
 */
public record TrialJudge(RoundJudge limits, List<Double> primaryRates) {

    /** Of a run without a ladder. */
    TrialJudge(RoundJudge limits) {
        this(limits, List.of());
    }

    /** By the limits that hold for that run. */
    public static TrialJudge of(RunRecord run) {
        return new TrialJudge(
                RoundJudge.standard(),
                run.ranked().map(RunRecord.Ranked::primaryRates).orElse(List.of()));
    }

    /** Whether it counts, and what speaks against it. */
    public Validity validity(Completed trial) {
        return limits.judge(TrialSignals.of(trial.phases(), primaryRates));
    }

    /** Whether it ran to its end and counts. */
    boolean counts(TrialResult result) {
        return result instanceof Completed completed && validity(completed).valid();
    }
}
