package io.echobench.harness.stats;

import io.echobench.load.CensoredLatencies;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/**
 * The latencies of a set of messages: a histogram of those that were answered, and a number of those that were not, which
 * stand beyond every answer. Not changed after it is made.
 */
public final class Distribution {

    /** How many messages must lie beyond a percentile for it to be worth a number. */
    public static final long ENOUGH = 100;

    private final Histogram answered;
    private final long censored;
    private final long censoredAboveNanos;

    /**
     * Keeps the histogram: it must not be changed afterwards.
     *
     * @param censored messages that were never answered
     * @param censoredAboveNanos the latency that each of them has at least
     */
    public Distribution(Histogram answered, long censored, long censoredAboveNanos) {
        this.answered = answered;
        this.censored = censored;
        this.censoredAboveNanos = censoredAboveNanos;
    }

    /** All messages of all parts: counts are added, nothing is averaged. */
    public static Distribution merged(Collection<Distribution> parts) {
        Histogram all = new Histogram(3);
        long censored = 0;
        long above = 0;
        for (Distribution part : parts) {
            all.add(part.answered);
            censored += part.censored;
            above = Math.max(above, part.censoredAboveNanos);
        }
        return new Distribution(all, censored, above);
    }

    /** Messages, answered or not. */
    public long count() {
        return answered.getTotalCount() + censored;
    }

    /** Those that were never answered. */
    public long censored() {
        return censored;
    }

    /** The shortest. */
    public LatencyValue min() {
        return answered.getTotalCount() > 0 ? new LatencyValue.Measured(answered.getMinValue()) : at(0);
    }

    /** The longest. */
    public LatencyValue max() {
        return at(1);
    }

    /** The mean in nanoseconds; infinite where messages were never answered. */
    public double mean() {
        return censored > 0 ? Double.POSITIVE_INFINITY : answered.getMean();
    }

    /** The percentile when at least {@value #ENOUGH} messages lie beyond it. */
    public LatencyValue tail(double quantile) {
        return isEnough(quantile, count()) ? at(quantile) : new LatencyValue.TooFew();
    }

    /**
     * The latency of message number {@code ceil(quantile * count)} when they are in order.
     *
     * @param quantile 0 to 1
     */
    public LatencyValue at(double quantile) {
        if (count() == 0) {
            return new LatencyValue.TooFew();
        }
        return new CensoredLatencies(answered, censored)
                .valueAt(quantile).stream()
                        .<LatencyValue>mapToObj(LatencyValue.Measured::new)
                        .findFirst()
                        .orElseGet(() -> new LatencyValue.Above(censoredAboveNanos));
    }

    /** Whether at least {@value #ENOUGH} of so many messages lie beyond the percentile. */
    static boolean isEnough(double quantile, long messages) {
        return messages - CensoredLatencies.rank(quantile, messages) >= ENOUGH;
    }
}
