package io.echobench.harness.stats;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What happened in a stretch of the wall clock. Filled by one thread, not changed after that.
 */
public final class ClockWindow {

    private final long beginMillis;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Histogram> histograms = new TreeMap<>();
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    ClockWindow(long beginMillis) {
        this.beginMillis = beginMillis;
    }

    /** When it begins, since 1970. */
    public long beginMillis() {
        return beginMillis;
    }

    /** When the first second began in which anything was counted. */
    public long firstMillis() {
        return firstMillis;
    }

    /** When the last such second ended. */
    public long lastMillis() {
        return lastMillis;
    }

    /** How often each thing happened, by name. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** What was timed, by name, in nanoseconds. */
    public Map<String, Histogram> histograms() {
        return histograms;
    }

    /** Whether nothing happened in it. */
    boolean isEmpty() {
        return lastMillis < firstMillis;
    }

    /** Counts something that happened in the second that began then. */
    void count(String name, long number, long secondMillis) {
        counts.merge(name, number, Long::sum);
        if (number > 0) {
            seen(secondMillis, secondMillis + 1_000);
        }
    }

    /** Adds what was timed in the second that began then. */
    void add(String name, Histogram histogram, long secondMillis) {
        seen(secondMillis, secondMillis + 1_000);
        add(name, histogram);
    }

    private void add(String name, Histogram histogram) {
        histograms.computeIfAbsent(name, each -> new Histogram(3)).add(histogram);
    }

    /** Adds all of another window to this. */
    void add(ClockWindow other) {
        other.counts.forEach((name, number) -> counts.merge(name, number, Long::sum));
        other.histograms.forEach(this::add);
        seen(other.firstMillis, other.lastMillis);
    }

    private void seen(long from, long to) {
        firstMillis = Math.min(firstMillis, from);
        lastMillis = Math.max(lastMillis, to);
    }
}
