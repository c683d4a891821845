package io.echobench.load;

import io.echobench.load.LoadResult.LoopFigures;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.LoadResult.Second;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How a phase's result goes over a stream: each histogram as some kilobytes instead of some hundred, since the phase's result is told where
 * the next one is about to be measured. Nothing is lost: the counts are exact.
 *
 * @param histograms each as HdrHistogram encodes it
 */
record PackedPhase(
        Phase phase,
        long beganNanos,
        long endedNanos,
        long firstIntendedNanos,
        long lastIntendedNanos,
        Counts counts,
        EnumMap<Interval, byte[]> histograms,
        List<Second> series,
        LoopFigures loop,
        List<String> samples)
        implements Serializable {

    static PackedPhase of(PhaseResult result) {
        EnumMap<Interval, byte[]> histograms = new EnumMap<>(Interval.class);
        result.intervals().forEach((interval, histogram) -> histograms.put(interval, encoded(histogram)));
        return new PackedPhase(
                result.phase(),
                result.beganNanos(),
                result.endedNanos(),
                result.firstIntendedNanos(),
                result.lastIntendedNanos(),
                result.counts(),
                histograms,
                result.series(),
                result.loop(),
                result.samples());
    }

    private static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoByteBuffer(buffer));
    }

    /** Java's serialization calls it. */
    private Object readResolve() {
        Map<Interval, Histogram> intervals = new EnumMap<>(Interval.class);
        histograms.forEach((interval, bytes) ->
                intervals.put(interval, Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0)));
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
                samples);
    }
}
