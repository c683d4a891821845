package io.echobench.harness.profile;

import java.time.Instant;

/**
 * A stretch of wall-clock time.
 *
 * @param from its beginning
 * @param to its end, not before it
 */
public record Window(Instant from, Instant to) {

    /**
     * From readings of {@link System#nanoTime}, of this process or another one of this machine.
     *
     * @param now the wall clock when {@code nanoTime} was {@code nowNanos}
     */
    public static Window of(long fromNanos, long toNanos, Instant now, long nowNanos) {
        return new Window(now.plusNanos(fromNanos - nowNanos), now.plusNanos(toNanos - nowNanos));
    }
}
