package io.echobench.load;

import java.util.ArrayDeque;
import java.util.List;

/** Adds up what the loops of a process record, to a result. One thread: the control thread, or that of a loop in virtual time. */
final class LoadTotals implements LoopListener {

    private final List<PhaseTotals> phases;
    private final ArrayDeque<Slice> pool = new ArrayDeque<>();

    LoadTotals(LoadPlan plan) {
        phases = plan.phases().stream()
                .map(phase -> new PhaseTotals(phase, plan.share()))
                .toList();
    }

    @Override
    public void phaseBegan(int phase, long nanoTime) {
        phases.get(phase).began(nanoTime);
    }

    @Override
    public void scheduleEnded(int phase, long nanoTime) {}

    @Override
    public Slice emptySlice() {
        Slice pooled = pool.poll();
        return pooled == null ? new Slice() : pooled;
    }

    @Override
    public void filled(Slice slice) {
        phases.get(slice.phase).add(slice);
        slice.clear();
        pool.add(slice);
    }

    /** One phase so far. */
    PhaseTotals phase(int phase) {
        return phases.get(phase);
    }

    /** What was measured; once all loops are at their end. */
    LoadResult result() {
        return new LoadResult(phases.stream().map(PhaseTotals::result).toList());
    }
}
