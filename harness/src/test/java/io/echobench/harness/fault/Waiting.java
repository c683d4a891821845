package io.echobench.harness.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does, by looking every few milliseconds, until a deadline. */
final class Waiting {

    private static final long LOOK_EVERY_NANOS = 10_000_000;

    private Waiting() {}

    /** Whether it came true in time. */
    static boolean until(Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }

    /** The first value there is, or an {@link AssertionError} that names what was waited for. */
    static <T> T first(Duration within, String what, Supplier<Optional<T>> value) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<T> now = value.get();
            if (now.isPresent()) {
                return now.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("no " + what + " within " + within.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
