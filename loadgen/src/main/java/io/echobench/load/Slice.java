package io.echobench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;

/**
 * What one loop recorded of one phase within one second of it. Belongs to the loop while it is filled, then to the control side,
 * which adds it up and gives it back to the pool. Fields are open because they are written for every message.
 */
final class Slice {

    /** The longest value that is kept; a longer one is recorded as this. */
    static final long LONGEST_NANOS = 3_600_000_000_000L;

    int loop;
    int phase;

    /** The second of the phase, 0 for the first. */
    int second;

    /** When it was begun and handed over. */
    long fromNanos;

    long toNanos;

    /** Nothing of this phase follows from this loop. */
    boolean last;

    /** When the loop's last message of the phase was answered or given up; only in the last slice. */
    long endedNanos;

    /** When its first and last message, or session, was due; 0 without any. */
    long firstIntendedNanos;

    long lastIntendedNanos;

    long intended;
    long sent;
    long completed;
    long sessions;
    long sessionsOpened;
    long sessionsCompleted;
    long sessionsSkipped;
    long discarded;
    long logged;
    long openConnections;

    final EnumMap<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);

    /** One for each interval, in their order: a message is recorded in five of them. */
    private final Histogram[] histograms = new Histogram[Interval.values().length];

    /** Sentences on what went wrong, few. */
    final List<String> samples = new ArrayList<>();

    /** Lines that sessions logged, the first of many. */
    final List<String> log = new ArrayList<>();

    final LoopMeter meter = new LoopMeter();

    Slice() {
        Arrays.setAll(histograms, i -> newHistogram());
    }

    /** Nanoseconds from 1 to an hour with 3 digits. */
    static Histogram newHistogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    /** Empties it for the pool. */
    void clear() {
        second = 0;
        last = false;
        firstIntendedNanos = 0;
        lastIntendedNanos = 0;
        intended = 0;
        sent = 0;
        completed = 0;
        sessions = 0;
        sessionsOpened = 0;
        sessionsCompleted = 0;
        sessionsSkipped = 0;
        discarded = 0;
        logged = 0;
        openConnections = 0;
        errors.clear();
        samples.clear();
        log.clear();
        meter.clear();
        for (Histogram histogram : histograms) {
            if (histogram.getTotalCount() > 0) {
                histogram.reset();
            }
        }
    }

    /** The histogram of an interval. */
    @SuppressWarnings("EnumOrdinal") // a lookup in a map of enums checks the type of its key, five times a message
    Histogram histogram(Interval interval) {
        return histograms[interval.ordinal()];
    }

    /** Hands over every histogram that has values, in the order of the intervals. */
    void forEachRecorded(BiConsumer<Interval, Histogram> consumer) {
        for (Interval interval : Interval.values()) {
            Histogram histogram = histogram(interval);
            if (histogram.getTotalCount() > 0) {
                consumer.accept(interval, histogram);
            }
        }
    }

    /** Counts errors of a class. */
    void addErrors(ErrorClass error, long count) {
        errors.merge(error, count, Long::sum);
    }
}
