package io.echobench.harness.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of a trial took: one part is always running. One thread. */
final class Windows {

    /** The parts, in the order in which they are printed. */
    enum Part {
        BOOT,
        PROBE,
        WARM_UP,
        MEASURED,
        DRAIN,
        STOP,
        OTHER;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Part, Long> nanos = new LinkedHashMap<>();
    private Part part = Part.OTHER;
    private long sinceNanos;

    Windows(long nowNanos) {
        for (Part each : Part.values()) {
            nanos.put(each, 0L);
        }
        sinceNanos = nowNanos;
    }

    /** From now on it is that part. */
    void enter(Part next, long nowNanos) {
        nanos.merge(part, Math.max(0, nowNanos - sinceNanos), Long::sum);
        part = next;
        sinceNanos = nowNanos;
    }

    /** Nanoseconds by part, as they are kept. */
    Map<String, Long> byId(long nowNanos) {
        enter(part, nowNanos);
        Map<String, Long> byId = new LinkedHashMap<>();
        nanos.forEach((each, value) -> byId.put(each.id(), value));
        return byId;
    }
}
