package io.echobench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The histogram log of one loop: for each second a line for each interval that has values, tagged with interval and phase.
 *
 * <p>A second is kept in a few kilobytes when it comes, and written when the log is closed: compressing it takes milliseconds, which
 * would be missing to a loop that spins on the same CPU. One thread.
 */
final class HistogramLog implements AutoCloseable {

    private final HistogramLogWriter writer;
    private final Optional<WholeFile> file;
    private final long originNanos;
    private final List<Line> lines = new ArrayList<>();
    private final ByteBuffer encoded = ByteBuffer.allocate(Slice.newHistogram().getNeededByteBufferCapacity());

    private record Line(Interval interval, String phase, long fromNanos, long toNanos, ByteBuffer histogram) {}

    private HistogramLog(OutputStream out, Optional<WholeFile> file, long originNanos) {
        writer = new HistogramLogWriter(out);
        this.file = file;
        this.originNanos = originNanos;
        long nowMillis = System.currentTimeMillis();
        writer.outputLogFormatVersion();
        writer.outputStartTime(nowMillis);
        writer.setBaseTime(nowMillis);
        writer.outputLegend();
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
        WholeFile whole = WholeFile.at(file);
        return new HistogramLog(whole, Optional.of(whole), nowNanos);
    }

    /** A log that is kept nowhere. */
    static HistogramLog discarding() {
        return new HistogramLog(OutputStream.nullOutputStream(), Optional.empty(), System.nanoTime());
    }

    /** Keeps what a loop recorded of a phase in a second. */
    void keep(String phase, Slice slice) {
        slice.forEachRecorded((interval, histogram) -> {
            encoded.clear();
            int bytes = histogram.encodeIntoByteBuffer(encoded);
            lines.add(new Line(
                    interval,
                    phase,
                    slice.fromNanos,
                    slice.toNanos,
                    ByteBuffer.wrap(Arrays.copyOf(encoded.array(), bytes))));
        });
    }

    /** Writes all that was kept; only then the file has its name. */
    void writeAll() throws IOException {
        for (Line line : lines) {
            Histogram histogram = Histogram.decodeFromByteBuffer(line.histogram(), 0);
            histogram.setTag(line.interval().tag(line.phase()));
            writer.outputIntervalHistogram(
                    (line.fromNanos() - originNanos) / 1e9, (line.toNanos() - originNanos) / 1e9, histogram, 1e6);
        }
        writer.close();
        if (file.isPresent()) {
            file.get().complete();
        }
    }

    /** Leaves nothing behind of a log that was not kept. */
    @Override
    public void close() {
        writer.close();
        file.ifPresent(WholeFile::discard);
    }
}
