package io.echobench.load;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load process measured.
 *
 * @param phases one for each phase of the plan, in order
 */
public record LoadResult(List<PhaseResult> phases) implements Serializable {

    /** Copies the list. */
    public LoadResult {
        phases = List.copyOf(phases);
    }

    /**
     * One phase. Times are {@link System#nanoTime} of the load process.
     *
     * @param beganNanos when the phase's schedule began
     * @param endedNanos when its last message was answered or given up
     * @param firstIntendedNanos when its first message, or session, was due; 0 without any
     * @param lastIntendedNanos when its last one was due, in a closed loop: when its last echo came
     * @param intervals a histogram for each interval that has values
     * @param series one for each second since {@code beganNanos}
     * @param loop what the event loops did between the beginning and the end of its schedule
     * @param samples a few sentences on what went wrong first; empty when all was well
     */
    public record PhaseResult(
            Phase phase,
            long beganNanos,
            long endedNanos,
            long firstIntendedNanos,
            long lastIntendedNanos,
            Counts counts,
            Map<Interval, Histogram> intervals,
            List<Second> series,
            LoopFigures loop,
            List<String> samples)
            implements Serializable {

        /** Copies map and list. */
        public PhaseResult {
            intervals = Map.copyOf(intervals);
            series = List.copyOf(series);
            samples = List.copyOf(samples);
        }
    }

    /**
     * One second of a phase.
     *
     * @param second 0 for the first
     * @param intended messages (in session phases also sessions, see {@code sessions}) that were due within it
     * @param sessions sessions that were due within it
     * @param sent messages sent within it
     * @param completed echoes that came within it
     * @param errors errors counted within it
     * @param openConnections at its end
     * @param p50Nanos of the responses that came within it; -1 without any; likewise the others
     */
    public record Second(
            int second,
            long intended,
            long sessions,
            long sent,
            long completed,
            long errors,
            long openConnections,
            long p50Nanos,
            long p99Nanos,
            long maxNanos)
            implements Serializable {}

    /**
     * What the event loops of a process did in a phase, summed over them.
     *
     * @param busyNanos time spent on anything but an empty poll
     * @param polls polls of the selector
     * @param wakeups polls that found something
     * @param reads read calls
     * @param bytesRead bytes that came
     * @param bytesWritten bytes that went
     * @param gcCount collections of this JVM during the phase
     * @param gcNanos time spent in them
     * @param allocatedBytes bytes that the loop threads allocated
     */
    public record LoopFigures(
            long busyNanos,
            long polls,
            long wakeups,
            long reads,
            long bytesRead,
            long bytesWritten,
            long gcCount,
            long gcNanos,
            long allocatedBytes)
            implements Serializable {}
}
