package io.echobench.api.child;

import java.util.Map;

/**
 * What a child says of itself since its last {@code mark}; figures it does not know are -1.
 *
 * @param cpuNanos CPU time of the process, children included, since the mark
 * @param rssBytes resident memory now
 * @param threads threads now
 * @param allocatedBytes bytes that Java threads allocated since the mark
 * @param gcCount collections since the mark
 * @param gcNanos time spent in them
 * @param jitNanos compiler time since the mark
 * @param heapUsedBytes heap in use now
 */
public record ChildStats(
        long cpuNanos,
        long rssBytes,
        long threads,
        long allocatedBytes,
        long gcCount,
        long gcNanos,
        long jitNanos,
        long heapUsedBytes) {

    static ChildStats of(Map<String, Object> line) {
        return new ChildStats(
                number(line, "cpuNanos"),
                number(line, "rssBytes"),
                number(line, "threads"),
                number(line, "allocatedBytes"),
                number(line, "gcCount"),
                number(line, "gcNanos"),
                number(line, "jitNanos"),
                number(line, "heapUsedBytes"));
    }

    private static long number(Map<String, Object> line, String name) {
        return line.get(name) instanceof Number number ? number.longValue() : -1;
    }
}
