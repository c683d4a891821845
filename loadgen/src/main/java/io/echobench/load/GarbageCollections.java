package io.echobench.load;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Garbage collections of this JVM since it began. */
record GarbageCollections(long count, long nanos) {

    /** Asked for once: to find them takes milliseconds, and they stay. */
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    /** How it stands. */
    static GarbageCollections now() {
        long count = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
        long millis = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new GarbageCollections(count, millis * 1_000_000);
    }
}
