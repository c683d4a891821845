package io.echobench.harness.stats;

import java.util.List;

/**
 * The time that the open loop took: from the first due message to the last completion, with the script's pauses. A closed loop
 * in between ends a stretch; the stretches are added.
 */
final class Stretches {

    private Stretches() {}

    /** In seconds, over all measured phases of one trial in their order. */
    static double openLoopSeconds(List<PhaseOfTrial> phases) {
        long nanos = 0;
        long begin = 0;
        long end = 0;
        for (PhaseOfTrial phase : phases) {
            if (!phase.isOpenLoop()) {
                nanos += end - begin;
                begin = 0;
                end = 0;
            } else {
                begin = end == 0 ? phase.figures().firstDueNanos() : begin;
                end = Math.max(end, phase.endNanos());
            }
        }
        return (nanos + end - begin) / 1e9;
    }
}
