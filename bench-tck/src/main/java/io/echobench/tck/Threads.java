package io.echobench.tck;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The platform threads of this JVM, without those of the JDK's own pools. */
final class Threads {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Threads() {}

    /** All but the daemons of those names. */
    static Set<Thread> running(Set<String> daemons) {
        return running().stream()
                .filter(thread -> !(thread.isDaemon() && daemons.contains(thread.getName())))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool") // carriers of virtual threads
                        && !thread.getName().startsWith("process reaper"))
                .collect(Collectors.toSet());
    }

    /** Waits until the number of all but the daemons of those names has not changed for a while. */
    static int settled(Set<String> leftOut) {
        int[] last = {-1, 0};
        await(Duration.ofSeconds(3), () -> {
            int now = running(leftOut).size();
            last[1] = now == last[0] ? last[1] + 1 : 0;
            last[0] = now;
            return last[1] >= 10;
        });
        return last[0];
    }

    /** Looks again and again until the condition holds; false when it did not in time. */
    static boolean await(Duration within, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
