package io.echobench.load;

import java.io.Serializable;

/** What a load process says while it runs. Times are {@link System#nanoTime} of the load process. */
public sealed interface LoadEvent extends Serializable {

    /**
     * When a phase's schedule begins; its steady connections are open. Before a measured phase with steady connections, and where
     * measuring begins, it comes 150 ms ahead, while nothing is loaded, so that figures of processes can be taken without
     * disturbing them.
     */
    record PhaseBegan(int phase, long nanoTime) implements LoadEvent {}

    /** Nothing of the phase is due any more; its last echoes may still come. Figures of processes are taken here. */
    record PhaseScheduleEnded(int phase, long nanoTime) implements LoadEvent {}

    /**
     * All that was measured in a phase, so that it is kept whatever happens later. Told for measured phases, and while nothing is loaded
     * (before the next phase that has a gap before it, in a pause), because it takes CPU; what was not told then stands in
     * {@link Finished} alone.
     */
    record PhaseFinished(int phase, LoadResult.PhaseResult result) implements LoadEvent {}

    /**
     * Every second of a phase that {@link #isTold}: the totals of the phase so far, percentiles of the last second's responses (-1 without
     * any).
     */
    record Progress(
            int phase,
            long nanoTime,
            long intended,
            long sent,
            long completed,
            long errors,
            long openConnections,
            long p50Nanos,
            long p99Nanos)
            implements LoadEvent {

        private static final long LEFT_ALONE_NANOS = 3_000_000_000L;

        /**
         * Whether there is progress of a phase. An open loop over steady connections that is over within 3 s is left alone: to add up
         * and tell a second of it takes the CPU of a loop that spins for milliseconds, which would be lag, and there is a gap behind it.
         */
        public static boolean isTold(Phase phase) {
            return !(phase instanceof Phase.OpenLoop open && open.nanos() <= LEFT_ALONE_NANOS);
        }
    }

    /** The last event of a run that came to its end. */
    record Finished(LoadResult result) implements LoadEvent {}

    /** The last event of one that did not; one sentence. */
    record Failed(String sentence) implements LoadEvent {}

    /** The last event of one whose histogram logs cannot be written, which is no fault of what was loaded; one sentence. */
    record Unwritten(String sentence) implements LoadEvent {}
}
