package io.echobench.load;

import java.util.Locale;
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
     * The value at rank {@code ceil(quantile * (answered + censored))}.
     *
     * @param quantile from 0 to 1
     * @return in nanoseconds; empty when that rank lies in the censored part, or when there is no message at all
     */
    public OptionalLong valueAt(double quantile) {
        long answered = histogram.getTotalCount();
        long all = answered + censored;
        // A product like 0.999 * 1000 must not end up above its true integer.
        long rank = Math.max(1, (long) Math.ceil(quantile * all - all * 1e-12));
        if (rank > answered) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(histogram.getValueAtPercentile(100.0 * (rank - 0.5) / answered));
    }

    /** How a censored value is written: {@code > 5.0 s}. */
    public static String beyond(long answerNanos) {
        return String.format(Locale.ROOT, "> %.1f s", answerNanos / 1e9);
    }
}
