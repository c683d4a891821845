package io.echobench.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes the histogram log of one loop: for each second a line for each interval that has values, tagged with interval and phase. */
final class HistogramLog implements Closeable {

    private final HistogramLogWriter writer;
    private final long originNanos;

    private HistogramLog(HistogramLogWriter writer, long originNanos) {
        this.writer = writer;
        this.originNanos = originNanos;
    }

    /**
     * Begins the log of a loop.
     *
     * @param start what its file name starts with, see {@link LoadPlan#histogramLog}
     * @param nowNanos what the clock says now
     */
    static HistogramLog create(String start, int loop, long nowNanos) throws IOException {
        Path file = Path.of(start + ".loop" + loop + ".hlog").toAbsolutePath();
        Files.createDirectories(file.getParent());
        HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
        long nowMillis = System.currentTimeMillis();
        writer.outputLogFormatVersion();
        writer.outputStartTime(nowMillis);
        writer.setBaseTime(nowMillis);
        writer.outputLegend();
        return new HistogramLog(writer, nowNanos);
    }

    /** Writes what a loop recorded of a phase in a second. */
    void write(String phase, Slice slice) {
        for (Map.Entry<Interval, Histogram> entry : slice.intervals.entrySet()) {
            Histogram histogram = entry.getValue();
            if (histogram.getTotalCount() > 0) {
                histogram.setTag(entry.getKey().tag(phase));
                writer.outputIntervalHistogram(
                        (slice.fromNanos - originNanos) / 1e9, (slice.toNanos - originNanos) / 1e9, histogram, 1e6);
            }
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
