package io.echobench.harness.run;

import io.echobench.harness.script.Timetable;
import io.echobench.load.Phase;
import java.util.List;

/** Guesses when a run ends: from its plan at first, from its own trials as they finish. One thread. */
final class RemainingTime {

    private static final long AROUND_A_TRIAL_NANOS = 4_000_000_000L;

    /** A second server is booted and stopped, too. */
    private static final long ANCHOR_NANOS = 800_000_000L;

    /** Before each measured phase nothing is loaded for a moment. */
    private static final long BEFORE_A_PHASE_NANOS = 150_000_000L;

    /** What a server that is not slow takes for a message of a counted loop; a slow one is bounded by the loop's longest time. */
    private static final long COUNTED_MESSAGE_NANOS = 10_000;

    private long trialNanos;
    private int trialsLeft;

    RemainingTime(List<Phase> phases, int trials) {
        trialNanos = trialNanos(phases)
                - phases.stream().mapToLong(RemainingTime::probablyUnused).sum();
        trialsLeft = trials;
    }

    /** Of the longest time of a loop that also ends with its messages. */
    private static long probablyUnused(Phase phase) {
        return phase instanceof Phase.ClosedLoop closed && closed.nanos() > 0 && closed.messages() > 0
                ? Math.max(0, closed.nanos() - closed.messages() * COUNTED_MESSAGE_NANOS)
                : 0;
    }

    /** How long a trial takes at most, by its plan, if its servers keep up with it. */
    static long trialNanos(List<Phase> phases) {
        return Timetable.of(phases).totalNanos()
                + phases.stream().filter(Phase::measured).count() * BEFORE_A_PHASE_NANOS
                + AROUND_A_TRIAL_NANOS
                + (phases.stream().anyMatch(RemainingTime::loadsAnchor) ? ANCHOR_NANOS : 0);
    }

    private static boolean loadsAnchor(Phase phase) {
        return phase instanceof Phase.OpenLoop open && open.server() > 0;
    }

    /** A trial is run once more. */
    void trialAdded() {
        trialsLeft++;
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
