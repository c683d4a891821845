package io.echobench.load;

/** A control side that gives the same slice out again and again: recording alone is measured, not what is done with it. */
final class OneSlice implements LoopListener {

    private final Slice slice = new Slice();

    @Override
    public void phaseBegan(int phase, long nanoTime) {}

    @Override
    public void scheduleEnded(int phase, long nanoTime) {}

    @Override
    public Slice emptySlice() {
        return slice;
    }

    @Override
    public void filled(Slice filled) {
        filled.clear();
    }
}
