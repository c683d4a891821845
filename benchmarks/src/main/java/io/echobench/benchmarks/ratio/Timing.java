package io.echobench.benchmarks.ratio;

import java.util.concurrent.TimeUnit;

/**
 * How long what takes, the same for both sides where both have it.
 *
 * @param windowNanos the measured window
 * @param warmUpMessages of the load process's JVM, in a closed loop: a JVM is warm after work, not after seconds
 * @param warmUpAtMostNanos when that ends even if messages are missing
 * @param settleNanos of the shape's own load, unmeasured, before the window
 */
public record Timing(long windowNanos, long warmUpMessages, long warmUpAtMostNanos, long settleNanos) {

    /** That window, that warm-up, and a second of the shape's own load. */
    public static Timing of(double windowSeconds, long warmUpMessages) {
        return new Timing(
                Math.round(windowSeconds * 1e9),
                warmUpMessages,
                TimeUnit.SECONDS.toNanos(15),
                TimeUnit.SECONDS.toNanos(1));
    }

    /** More than a side may ever need. */
    public long limitSeconds() {
        return 60 + (windowNanos + warmUpAtMostNanos + settleNanos) / TimeUnit.SECONDS.toNanos(1);
    }
}
