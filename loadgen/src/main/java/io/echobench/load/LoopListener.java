package io.echobench.load;

/**
 * What an event loop tells the control side. Called on the loop's thread, so an implementation neither blocks nor does work of
 * its own; {@code LoadTotals} is the one that adds up on the spot, for loops in virtual time.
 */
interface LoopListener {

    /** The phase's schedule begins at that time, the same for all loops of the process. */
    void phaseBegan(int phase, long nanoTime);

    /** This loop sends nothing of the phase any more. */
    void scheduleEnded(int phase, long nanoTime);

    /** An empty slice to record into, from a pool. */
    Slice emptySlice();

    /** Takes a slice over; the loop does not touch it again. */
    void filled(Slice slice);
}
