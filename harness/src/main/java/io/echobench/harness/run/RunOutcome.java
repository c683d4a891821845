package io.echobench.harness.run;

import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import java.util.List;

/**
 * What a run ended with.
 *
 * @param stopped whether it ended before its plan did
 */
public record RunOutcome(RunRecord record, List<TrialResult> trials, boolean stopped) {

    /** Copies the list. */
    public RunOutcome {
        trials = List.copyOf(trials);
    }

    /** Whether any trial failed; errors in the counts of one that ran to its end are figures of its row. */
    public boolean failed() {
        return trials.stream().anyMatch(TrialResult.Failed.class::isInstance);
    }

    /** Whether any trial was skipped. */
    public boolean skipped() {
        return trials.stream().anyMatch(TrialResult.Skipped.class::isInstance);
    }
}
