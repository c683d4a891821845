package io.echobench.load;

import io.echobench.load.LoadResult.LoopFigures;
import io.echobench.load.LoadResult.PhaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Adds up the slices of one phase, of all loops of a process. One thread. */
final class PhaseTotals {

    private static final int MAX_SAMPLES = 8;
    private static final int MAX_LOG_LINES = 100;

    private final Phase phase;
    private final Map<Interval, Histogram> intervals = new EnumMap<>(Interval.class);
    private final LoopMeter meter = new LoopMeter();
    private final TreeSet<String> samples = new TreeSet<>();
    private final List<LoadResult.Second> series = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    /** Seconds that not every loop has handed over yet. */
    private final TreeMap<Integer, SecondTotals> open = new TreeMap<>();

    /** The last second that each loop has handed over. */
    private final int[] handedOver;

    private final int firstLoop;
    private Counts counts = new Counts(0, 0, 0, 0, 0, 0, Map.of());
    private long beganNanos;
    private long endedNanos;
    private long firstIntendedNanos;
    private long lastIntendedNanos;
    private long gcCount;
    private long gcNanos;
    private long safepointNanos = SafepointClock.UNKNOWN;

    PhaseTotals(Phase phase, LoadPlan.Share share) {
        this.phase = phase;
        firstLoop = share.firstLoop();
        handedOver = new int[share.loops()];
        Arrays.fill(handedOver, -1);
    }

    void began(long nanoTime) {
        beganNanos = nanoTime;
    }

    /** The collections of this JVM while the schedule ran. */
    void collections(long count, long nanos) {
        gcCount = count;
        gcNanos = nanos;
    }

    /** How long this JVM stood at safepoints while the schedule ran. */
    void safepoints(long nanos) {
        safepointNanos = nanos;
    }

    Counts counts() {
        return counts;
    }

    /** The seconds that are complete. */
    List<LoadResult.Second> series() {
        return series;
    }

    void add(Slice slice) {
        counts = counts.merge(new Counts(
                slice.intended,
                slice.sent,
                slice.completed,
                slice.sessions,
                slice.sessionsOpened,
                slice.sessionsCompleted,
                slice.sessionsSkipped,
                slice.discarded,
                slice.logged,
                slice.errors));
        slice.forEachRecorded((interval, histogram) ->
                intervals.computeIfAbsent(interval, i -> Slice.newHistogram()).add(histogram));
        if (slice.firstIntendedNanos != 0) {
            firstIntendedNanos = LoadResult.earlier(firstIntendedNanos, slice.firstIntendedNanos);
            lastIntendedNanos = Math.max(lastIntendedNanos, slice.lastIntendedNanos);
        }
        samples.addAll(slice.samples);
        slice.log.stream().limit(MAX_LOG_LINES - log.size()).forEach(log::add);
        meter.add(slice.meter);
        if (slice.last) {
            endedNanos = Math.max(endedNanos, slice.endedNanos);
        }
        addSecond(slice);
    }

    private void addSecond(Slice slice) {
        open.computeIfAbsent(slice.second, second -> new SecondTotals()).add(slice);
        handedOver[slice.loop - firstLoop] = slice.last ? Integer.MAX_VALUE : slice.second;
        completeSeconds(Arrays.stream(handedOver).min().orElse(-1));
    }

    private void completeSeconds(int upTo) {
        while (!open.isEmpty() && open.firstKey() <= upTo) {
            Map.Entry<Integer, SecondTotals> first = open.pollFirstEntry();
            while (series.size() < first.getKey()) {
                series.add(new SecondTotals().second(series.size()));
            }
            series.add(first.getValue().second(first.getKey()));
        }
    }

    /** Whether every loop has handed over its last slice. */
    boolean finished() {
        return Arrays.stream(handedOver).allMatch(second -> second == Integer.MAX_VALUE);
    }

    PhaseResult result() {
        completeSeconds(Integer.MAX_VALUE);
        LoopFigures loop = new LoopFigures(
                meter.busyNanos,
                meter.polls,
                meter.wakeups,
                meter.reads,
                meter.writes,
                meter.bytesRead,
                meter.bytesWritten,
                gcCount,
                gcNanos,
                meter.allocatedBytes,
                meter.handingOverBytes,
                meter.longestPauseNanos,
                safepointNanos);
        List<String> sentences = samples.stream().limit(MAX_SAMPLES).toList();
        return new PhaseResult(
                phase,
                beganNanos,
                endedNanos,
                firstIntendedNanos,
                lastIntendedNanos,
                counts,
                intervals,
                series,
                loop,
                sentences,
                log);
    }
}
