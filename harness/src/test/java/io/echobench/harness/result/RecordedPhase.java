package io.echobench.harness.result;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import io.echobench.load.Interval;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A phase made of raw latencies: the figures that a trial keeps of them, and the histogram logs that load loops write. */
public final class RecordedPhase {

    private static final long SECOND = 1_000_000_000L;

    private final String name;
    private final LoadPoint load;
    private final long firstDueNanos;
    private final long elapsedNanos;
    private final Map<Interval, long[]> values = new EnumMap<>(Interval.class);
    private Map<String, Long> errors = Map.of();
    private List<String> samples = List.of();

    /** A phase of which nothing is recorded yet. */
    public RecordedPhase(String name, LoadPoint load, long firstDueNanos, long elapsedNanos) {
        this.name = name;
        this.load = load;
        this.firstDueNanos = firstDueNanos;
        this.elapsedNanos = elapsedNanos;
    }

    /** Adds an interval's values in the order in which they were recorded, in nanoseconds. */
    public RecordedPhase with(Interval interval, long... nanos) {
        values.put(interval, nanos);
        return this;
    }

    /** Messages that have no response, by class. */
    public RecordedPhase with(Map<String, Long> errorsByClass) {
        errors = errorsByClass;
        return this;
    }

    /** What the load process said of them. */
    public RecordedPhase with(List<String> sentences) {
        samples = sentences;
        return this;
    }

    /** What the trial's file holds of it. */
    public PhaseFigures figures() {
        long completed = responses().length;
        long lost = errors.values().stream().mapToLong(Long::longValue).sum();
        long censored = errors.getOrDefault("timeout", 0L) + errors.getOrDefault("unsent", 0L);
        Map<String, Latency> latencies = new HashMap<>();
        values.forEach((interval, nanos) ->
                latencies.put(interval.id(), latency(nanos, interval == Interval.RESPONSE ? censored : 0)));
        PhaseFigures plain = SampleRun.phase(name, load, completed, elapsedNanos);
        return new PhaseFigures(
                name,
                load,
                completed + lost,
                completed + lost - errors.getOrDefault("unsent", 0L),
                completed,
                plain.sessions(),
                plain.sessionsOpened(),
                plain.sessionsCompleted(),
                errors,
                censored,
                5 * SECOND,
                firstDueNanos,
                elapsedNanos,
                latencies,
                plain.server(),
                plain.client(),
                plain.loop(),
                plain.machine(),
                series(),
                samples);
    }

    /** Writes what two load loops would have written: every other value each, a line for each second. */
    private void log(HistogramLogWriter... loops) {
        values.forEach((interval, nanos) -> {
            for (int loop = 0; loop < loops.length; loop++) {
                for (int second = 0; second < seconds(); second++) {
                    Histogram histogram = new Histogram(3);
                    histogram.setTag(interval.id() + "." + name.replaceAll("[^A-Za-z0-9_-]", "-"));
                    histogram.setStartTimeStamp(second * 1_000L);
                    histogram.setEndTimeStamp(second * 1_000L + 1_000);
                    for (int i = loop; i < nanos.length; i += loops.length) {
                        if (secondOf(i, nanos.length) == second) {
                            histogram.recordValue(nanos[i]);
                        }
                    }
                    loops[loop].outputIntervalHistogram(histogram);
                }
            }
        });
    }

    /** The logs of two load loops for all phases of a trial. */
    public static void log(RunDirectory directory, Trial trial, List<RecordedPhase> phases)
            throws FileNotFoundException {
        HistogramLogWriter[] loops = new HistogramLogWriter[2];
        for (int loop = 0; loop < 2; loop++) {
            loops[loop] = new HistogramLogWriter(
                    directory.trialFile(trial, ".loop" + loop + ".hlog").toFile());
            loops[loop].outputLogFormatVersion();
            loops[loop].outputLegend();
        }
        phases.forEach(phase -> phase.log(loops));
        for (HistogramLogWriter loop : loops) {
            loop.close();
        }
    }

    private long[] responses() {
        return values.getOrDefault(Interval.RESPONSE, new long[0]);
    }

    private int seconds() {
        return (int) Math.max(1, elapsedNanos / SECOND);
    }

    private int secondOf(int index, int count) {
        return (int) ((long) index * seconds() / count);
    }

    private List<SecondFigures> series() {
        long[] nanos = responses();
        List<SecondFigures> series = new ArrayList<>();
        for (int second = 0; second < seconds(); second++) {
            int from = (int) ((long) second * nanos.length / seconds());
            int to = (int) ((second + 1L) * nanos.length / seconds());
            long[] sorted = Arrays.copyOfRange(nanos, from, to);
            Arrays.sort(sorted);
            long lost = second == 1
                    ? errors.values().stream().mapToLong(Long::longValue).sum()
                    : 0;
            series.add(new SecondFigures(
                    second,
                    to - from + lost,
                    0,
                    to - from + lost,
                    to - from,
                    lost,
                    load.connections(),
                    at(sorted, 0.5, 0),
                    at(sorted, 0.99, 0),
                    at(sorted, 1, 0)));
        }
        return series;
    }

    private static Latency latency(long[] nanos, long censored) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(
                sorted.length,
                sorted[0],
                Arrays.stream(sorted).average().orElse(0),
                at(sorted, 0.5, censored),
                at(sorted, 0.9, censored),
                at(sorted, 0.99, censored),
                at(sorted, 0.999, censored),
                sorted[sorted.length - 1]);
    }

    /** The value of rank ceil(q n); -1 among the censored. */
    private static long at(long[] sorted, double quantile, long censored) {
        if (sorted.length == 0) {
            return -1;
        }
        int rank = (int) Math.max(1, Math.ceil(Math.nextDown(quantile) * (sorted.length + censored)));
        return rank > sorted.length ? -1 : sorted[rank - 1];
    }
}
