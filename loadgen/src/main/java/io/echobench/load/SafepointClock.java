package io.echobench.load;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * How long this JVM has stood at safepoints since it began, collections included.
 *
 * <p>Read from HotSpot's own counter {@code sun.rt.safepointTime}, which is exact to the nanosecond, costs a load of a word to read
 * and nothing to keep. {@code HotspotRuntimeMBean.getTotalSafepointTime} tells the same in whole milliseconds, too coarse for a phase of
 * half a second; the file {@code /tmp/hsperfdata_user/pid} has the same counter, but not where the user has no name or {@code
 * -XX:+PerfDisableSharedMem} is set; a log of safepoints would have to be written while something is measured. The counter is
 * internal, so that it needs the {@link #FLAGS}; without them, or without HotSpot's counters, the time is not known.
 */
final class SafepointClock {

    /** What a JVM must be started with for this. */
    static final List<String> FLAGS = List.of(
            "--add-exports=java.management/sun.management=ALL-UNNAMED",
            "--add-exports=java.management/sun.management.counter=ALL-UNNAMED");

    /** Stands for a time that is not known. */
    static final long UNKNOWN = -1;

    private static final String COUNTER = "sun.rt.safepointTime";

    private final LongSupplier nanos;

    private SafepointClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes some milliseconds the first time. */
    static SafepointClock ofThisJvm() {
        try {
            Object runtime = Class.forName("sun.management.ManagementFactoryHelper")
                    .getMethod("getHotspotRuntimeMBean")
                    .invoke(null);
            Object counters = Class.forName("sun.management.HotspotRuntimeMBean")
                    .getMethod("getInternalRuntimeCounters")
                    .invoke(runtime);
            return of((List<?>) counters);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new SafepointClock(() -> UNKNOWN);
        }
    }

    private static SafepointClock of(List<?> counters) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.management.counter.Counter");
        for (Object counter : counters) {
            if (COUNTER.equals(type.getMethod("getName").invoke(counter))) {
                var value = type.getMethod("getValue");
                return new SafepointClock(() -> {
                    try {
                        return ((Number) value.invoke(counter)).longValue();
                    } catch (ReflectiveOperationException e) {
                        return UNKNOWN;
                    }
                });
            }
        }
        return new SafepointClock(() -> UNKNOWN);
    }

    /** How it stands; {@value #UNKNOWN} where it is not known. */
    long nanos() {
        return nanos.getAsLong();
    }

    /** How much was added since; {@value #UNKNOWN} where it is not known. */
    long since(long beforeNanos) {
        long now = nanos();
        return beforeNanos == UNKNOWN || now == UNKNOWN ? UNKNOWN : now - beforeNanos;
    }
}
