package io.echobench.load;

import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * Latencies together with the messages that have none because they were never answered: those stand at the far end, so that a
 * server which stops answering does not look faster for it.
 *
 * @param histogram the latencies, in nanoseconds; must not be changed
 * @param censored how many messages lie beyond all of them
 */
public record CensoredLatencies(Histogram histogram, long censored) {

    /**
     * The value at the {@link #rank} of a quantile among all messages, answered or censored.
     *
     * @param quantile from 0 to 1
     * @return in nanoseconds; empty when that rank lies in the censored part, or when there is no message at all
     */
    public OptionalLong valueAt(double quantile) {
        long answered = histogram.getTotalCount();
        long rank = rank(quantile, answered + censored);
        if (rank > answered) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(histogram.getValueAtPercentile(100.0 * (rank - 0.5) / answered));
    }

    /**
     * Which of {@code count} messages in order of their latency is the percentile: number {@code ceil(quantile * count)}, the first
     * at least.
     *
     * @param quantile from 0 to 1
     */
    public static long rank(double quantile, long count) {
        // A product like 0.999 * 1000 must not end up above its true integer.
        return Math.max(1, (long) Math.ceil(quantile * count - count * 1e-12));
    }
}
