package io.echobench.load;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
     * The results of several load processes that shared one plan, as one; in any order with the same outcome.
     *
     * @param parts at least one
     */
    public static LoadResult merge(List<LoadResult> parts) {
        return parts.stream().reduce(LoadResult::merge).orElseThrow();
    }

    private static LoadResult merge(LoadResult a, LoadResult b) {
        return new LoadResult(IntStream.range(0, a.phases.size())
                .mapToObj(i -> a.phases.get(i).merge(b.phases.get(i)))
                .toList());
    }

    /** The earlier of two times, of which 0 is none. */
    static long earlier(long a, long b) {
        return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
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
     * @param log the first lines that its sessions logged
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
            List<String> samples,
            List<String> log)
            implements Serializable {

        /** Copies map and lists. */
        public PhaseResult {
            intervals = Map.copyOf(intervals);
            series = List.copyOf(series);
            samples = List.copyOf(samples);
            log = List.copyOf(log);
        }

        /** Of a phase whose sessions logged nothing. */
        public PhaseResult(
                Phase phase,
                long beganNanos,
                long endedNanos,
                long firstIntendedNanos,
                long lastIntendedNanos,
                Counts counts,
                Map<Interval, Histogram> intervals,
                List<Second> series,
                LoopFigures loop,
                List<String> samples) {
            this(
                    phase,
                    beganNanos,
                    endedNanos,
                    firstIntendedNanos,
                    lastIntendedNanos,
                    counts,
                    intervals,
                    series,
                    loop,
                    samples,
                    List.of());
        }

        /** Java's serialization calls it. */
        private Object writeReplace() {
            return PackedPhase.of(this);
        }

        /** The values of an interval; empty when there are none. */
        public Histogram histogram(Interval interval) {
            Histogram histogram = intervals.get(interval);
            return histogram == null ? Slice.newHistogram() : histogram;
        }

        /** This and the same phase of another process on the same clock. */
        PhaseResult merge(PhaseResult other) {
            Map<Interval, Histogram> merged = new EnumMap<>(Interval.class);
            for (Map<Interval, Histogram> part : List.of(intervals, other.intervals)) {
                part.forEach((interval, histogram) -> merged.computeIfAbsent(interval, i -> Slice.newHistogram())
                        .add(histogram));
            }
            return new PhaseResult(
                    phase,
                    earlier(beganNanos, other.beganNanos),
                    Math.max(endedNanos, other.endedNanos),
                    earlier(firstIntendedNanos, other.firstIntendedNanos),
                    Math.max(lastIntendedNanos, other.lastIntendedNanos),
                    counts.merge(other.counts),
                    merged,
                    Second.merge(series, other.series),
                    loop.plus(other.loop),
                    Stream.concat(samples.stream(), other.samples.stream())
                            .distinct()
                            .sorted()
                            .toList(),
                    Stream.concat(log.stream(), other.log.stream()).sorted().toList());
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
     * @param openConnections at its end, without those that are kept for phases that load another server
     * @param p50Nanos of the responses that came within it; -1 without any; likewise the others. Of several processes the largest
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
            implements Serializable {

        /** Before the first. */
        static final Second NONE = new Second(-1, 0, 0, 0, 0, 0, 0, -1, -1, -1);

        private static List<Second> merge(List<Second> a, List<Second> b) {
            List<Second> longer = a.size() >= b.size() ? a : b;
            List<Second> shorter = a.size() >= b.size() ? b : a;
            return IntStream.range(0, longer.size())
                    .mapToObj(i -> i < shorter.size() ? longer.get(i).merge(shorter.get(i)) : longer.get(i))
                    .toList();
        }

        private Second merge(Second other) {
            return new Second(
                    second,
                    intended + other.intended,
                    sessions + other.sessions,
                    sent + other.sent,
                    completed + other.completed,
                    errors + other.errors,
                    openConnections + other.openConnections,
                    Math.max(p50Nanos, other.p50Nanos),
                    Math.max(p99Nanos, other.p99Nanos),
                    Math.max(maxNanos, other.maxNanos));
        }
    }

    /**
     * What the event loops of a process did in a phase, summed over them.
     *
     * @param busyNanos time from the return of a poll to the next one, where there was something to do, and what a wire worked within its
     *     poll ({@link Wire#workedNanos})
     * @param polls polls of the selector
     * @param wakeups polls that found something
     * @param reads read calls
     * @param writes write calls: what becomes due on a connection within one read goes out with one
     * @param bytesRead bytes that came
     * @param bytesWritten bytes that went
     * @param gcCount collections of this JVM during the phase
     * @param gcNanos time spent in them
     * @param allocatedBytes bytes that the loop threads allocated
     * @param handingOverBytes those of them that it took to hand past seconds to the control thread, once a second
     * @param longestPauseNanos the longest time in which a loop did not come round though it should have: between two looks at the
     *     clock, which a loop takes at every poll, message, part of a message and write, so that a pause is seen wherever it falls, in a poll or amid
     *     work, and as long as it was. What such a step works itself is part of it, some microseconds (a millisecond a MiB of one
     *     message). Sleep is not: a loop that blocks in its selector is late only from the time at which something was due, so that a
     *     pause in its sleep is seen without what was left of that sleep, and not at all while nothing was due. A pause across the
     *     beginning of the phase counts from there on; one across its end counts whole. Of several loops the longest; -1 where it is not
     *     known
     * @param safepointNanos time this JVM stood at safepoints during the phase, collections included; -1 where it is not known
     */
    public record LoopFigures(
            long busyNanos,
            long polls,
            long wakeups,
            long reads,
            long writes,
            long bytesRead,
            long bytesWritten,
            long gcCount,
            long gcNanos,
            long allocatedBytes,
            long handingOverBytes,
            long longestPauseNanos,
            long safepointNanos)
            implements Serializable {

        private LoopFigures plus(LoopFigures other) {
            return new LoopFigures(
                    busyNanos + other.busyNanos,
                    polls + other.polls,
                    wakeups + other.wakeups,
                    reads + other.reads,
                    writes + other.writes,
                    bytesRead + other.bytesRead,
                    bytesWritten + other.bytesWritten,
                    gcCount + other.gcCount,
                    gcNanos + other.gcNanos,
                    allocatedBytes + other.allocatedBytes,
                    handingOverBytes + other.handingOverBytes,
                    Math.max(longestPauseNanos, other.longestPauseNanos),
                    safepointNanos < 0 ? other.safepointNanos : safepointNanos + Math.max(0, other.safepointNanos));
        }
    }
}
