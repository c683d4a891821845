package io.echobench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/**
 * Does the control side's work of many seconds at once, on figures of its own, before anything is loaded. Control thread and spinning
 * loop share a CPU where there are few; cold, adding up and keeping one second takes that CPU for milliseconds, every second,
 * and all of it would appear as lag. Rehearsed, it takes some hundred microseconds.
 */
final class Rehearsal {

    /** Long enough for the quick compiler to meet everything, short enough not to be felt at the start of a trial. */
    private static final long NANOS = 400_000_000;

    private static final int VALUES = 2_000;

    /** Counts of every size that a second can have: what encodes them, once compiled for small ones, would be compiled again for each larger. */
    private static final int LARGEST_COUNT_BITS = 24;

    /** A finished phase is told within the silence before the next one. */
    private static final int PHASES = 10;

    private Rehearsal() {}

    /** Takes about half a second; leaves nothing behind. */
    static void run(LoadPlan plan) throws IOException {
        Phase phase = plan.phases().getFirst();
        SplittableRandom random = new SplittableRandom(1);
        Slice slice = new Slice();
        LoadStreams.Writer events = new LoadStreams.Writer(OutputStream.nullOutputStream());
        long until = System.nanoTime() + NANOS;
        PhaseTotals totals = new PhaseTotals(phase, plan.share());
        HistogramLog log = HistogramLog.discarding();
        while (System.nanoTime() < until) {
            fill(slice, random, plan.share().firstLoop());
            log.keep(phase.name(), slice);
            totals.add(slice);
            events.write(LoadRun.progress(0, totals));
            slice.clear();
        }
        for (int i = 0; i < PHASES; i++) {
            events.write(new LoadEvent.PhaseFinished(0, totals.result()));
        }
    }

    private static void fill(Slice slice, SplittableRandom random, int loop) {
        slice.loop = loop;
        for (Interval interval : Interval.values()) {
            for (int i = 0; i < VALUES; i++) {
                slice.histogram(interval)
                        .recordValueWithCount(
                                20_000L + random.nextInt(1 << random.nextInt(1, 24)),
                                1L << random.nextInt(LARGEST_COUNT_BITS));
            }
        }
        slice.completed = VALUES;
    }
}
