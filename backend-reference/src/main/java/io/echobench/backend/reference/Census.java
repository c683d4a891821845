package io.echobench.backend.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that one server counts, and the echo connections that are open. Thread-safe. */
final class Census {

    private final List<Counters> parts = new CopyOnWriteArrayList<>();
    private final Set<EchoSession> open = ConcurrentHashMap.newKeySet();
    private final Map<Counter, Long> reset = new ConcurrentHashMap<>();

    void add(Counters part) {
        parts.add(part);
    }

    void opened(EchoSession session) {
        open.add(session);
    }

    void ended(EchoSession session) {
        open.remove(session);
    }

    Set<EchoSession> open() {
        return open;
    }

    /** The sum over all event loops since the last {@link #reset()}. */
    long count(Counter counter) {
        return total(counter) - reset.getOrDefault(counter, 0L);
    }

    private long total(Counter counter) {
        return parts.stream().mapToLong(part -> part.value(counter)).sum();
    }

    /** Later counts start from here; nothing is written to what the event loops count in. */
    void reset() {
        for (Counter counter : Counter.values()) {
            reset.put(counter, total(counter));
        }
    }
}
