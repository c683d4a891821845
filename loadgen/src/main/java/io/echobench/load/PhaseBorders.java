package io.echobench.load;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tells where phases begin and end in the order of the plan: a phase begins when its first loop begins it and ends when its last
 * loop ends it, and none is told to begin before the one before has ended. Where phases follow each other without a gap, a loop
 * that is ahead is in the next one already while another still is in this one. One thread.
 */
final class PhaseBorders {

    private final int loops;
    private final Consumer<LoadEvent> told;
    private final LoadEvent.PhaseBegan[] began;
    private final int[] ended;
    private int phase = -1;

    /**
     * @param phases of the plan
     * @param loops that tell
     * @param told takes {@link LoadEvent.PhaseBegan} and {@link LoadEvent.PhaseScheduleEnded} in turn
     */
    PhaseBorders(int phases, int loops, Consumer<LoadEvent> told) {
        this.loops = loops;
        this.told = told;
        began = new LoadEvent.PhaseBegan[phases];
        ended = new int[phases];
    }

    /** The phase that was told to have begun last; -1 before the first. */
    int phase() {
        return phase;
    }

    /** Whether nothing is due: no phase runs, or a pause does. */
    boolean quiet(List<Phase> phases) {
        return phase >= 0 && (ended[phase] == loops || phases.get(phase) instanceof Phase.Pause);
    }

    /** A loop began a phase: all of them begin it at the same time. */
    void began(int of, long nanoTime) {
        began[of] = new LoadEvent.PhaseBegan(of, nanoTime);
        tellBeginning(of);
    }

    /** A loop's schedule of a phase ended. */
    void ended(int of, long nanoTime) {
        ended[of]++;
        if (ended[of] == loops) {
            told.accept(new LoadEvent.PhaseScheduleEnded(of, nanoTime));
            tellBeginning(of + 1);
        }
    }

    private void tellBeginning(int of) {
        boolean isNext = of == phase + 1 && of < began.length && (of == 0 || ended[of - 1] == loops);
        if (isNext && began[of] != null) {
            phase = of;
            told.accept(began[of]);
        }
    }
}
