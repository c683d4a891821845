package io.echobench.harness.run;

import io.echobench.harness.script.Timetable;
import io.echobench.load.Phase;
import java.util.List;

/** Guesses when a run ends: from its plan at first, from its own trials as they finish. One thread. */
final class RemainingTime {

    private static final long AROUND_A_TRIAL_NANOS = 4_000_000_000L;

    private long trialNanos;
    private int trialsLeft;

    RemainingTime(List<Phase> phases, int trials) {
        trialNanos = Timetable.of(phases).totalNanos() + AROUND_A_TRIAL_NANOS;
        trialsLeft = trials;
    }

    /** A trial ran to its end in that time: the others will take as long. */
    void trialTook(long nanos) {
        trialNanos = nanos;
        trialsLeft--;
    }

    /** A trial was skipped, or failed: it tells nothing about the others. */
    void trialPassed() {
        trialsLeft--;
    }

    long end(long nowNanos) {
        return nowNanos + trialsLeft * trialNanos;
    }
}
