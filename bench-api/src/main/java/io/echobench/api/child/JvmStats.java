package io.echobench.api.child;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of this JVM behind the verbs {@code mark} and {@code stats}. One thread at a time. */
final class JvmStats {

    private Map<String, Long> mark = Map.of();

    /** Later counters count from here. */
    void mark() {
        mark = counters();
    }

    /** Counters since the mark, gauges as they are now. */
    Map<String, Object> read() {
        Map<String, Object> line = new LinkedHashMap<>();
        counters().forEach((name, value) -> line.put(name, value - mark.getOrDefault(name, 0L)));
        line.put("rssBytes", rssBytes());
        line.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
        line.put(
                "heapUsedBytes",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return line;
    }

    private static Map<String, Long> counters() {
        Map<String, Long> now = new LinkedHashMap<>();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            now.put("cpuNanos", system.getProcessCpuTime());
        }
        if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
            now.put("allocatedBytes", threads.getTotalThreadAllocatedBytes());
        }
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        now.put("gcCount", count);
        now.put("gcNanos", millis * 1_000_000);
        now.put("jitNanos", ManagementFactory.getCompilationMXBean().getTotalCompilationTime() * 1_000_000);
        return now;
    }

    /** Resident pages of /proc/self/statm; -1 where there is none. */
    private static long rssBytes() {
        try {
            String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
            return Long.parseLong(pages[1]) * 4096;
        } catch (IOException e) {
            return -1;
        }
    }
}
