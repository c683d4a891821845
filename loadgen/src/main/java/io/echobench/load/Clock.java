package io.echobench.load;

/** The one clock of a load process; {@link System#nanoTime} unless a test runs in virtual time. */
@FunctionalInterface
public interface Clock {

    /** The time in nanoseconds since an arbitrary origin; never goes backwards. */
    long nanoTime();
}
