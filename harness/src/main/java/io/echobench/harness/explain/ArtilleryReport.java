package io.echobench.harness.explain;

import io.echobench.harness.script.PlannedArrivals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A report of Artillery, of whichever version, as it was read: nothing is judged yet.
 *
 * @param file as it was named
 * @param generation whose shape it has
 * @param form {@code JSON} or {@code HTML}
 * @param engine what the sessions were run by, as far as the report tells
 * @param total its {@code aggregate}
 * @param windows its {@code intermediate}, in order of time, from the beginning of the load; stretches that it is silent about are
 *     windows without a session
 * @param windowSeconds how long a window usually is
 * @param planned when the script let sessions arrive, where the report holds the phases
 * @param unreadablePhases why the phases that it holds cannot be read; empty otherwise
 */
public record ArtilleryReport(
        String file,
        Generation generation,
        String form,
        Engine engine,
        Tally total,
        List<Window> windows,
        double windowSeconds,
        Optional<PlannedArrivals> planned,
        String unreadablePhases) {

    /** Copies the list. */
    public ArtilleryReport {
        windows = List.copyOf(windows);
    }

    /** The two shapes of report there are. */
    public enum Generation {
        /** Versions 1.0 to 1.7: {@code scenariosCreated}, {@code latency} ... */
        ONE("1.x"),
        /** Version 2: {@code counters}, {@code summaries} ... */
        TWO("2.x");

        private final String versions;

        Generation(String versions) {
            this.versions = versions;
        }

        /** {@code 1.x} or {@code 2.x}. */
        public String versions() {
            return versions;
        }
    }

    /** What ran the sessions; the meaning of every time hangs on it. */
    public enum Engine {
        /** {@code ws}. */
        WEBSOCKET("ws engine"),
        /** {@code http}. */
        HTTP("http engine"),
        /** {@code socketio}. */
        SOCKETIO("socketio engine"),
        /** echobench, in Artillery's shape. */
        ECHOBENCH("echobench's own load generator"),
        /** More than one. */
        MIXED("several engines"),
        /** The report does not tell. */
        UNKNOWN("unknown engine");

        private final String words;

        Engine(String words) {
            this.words = words;
        }

        /** For a sentence. */
        public String words() {
            return words;
        }
    }

    /**
     * What was counted and timed, in a window or in all.
     *
     * @param failed sessions that ended with an error; only version 2 counts them
     * @param skipped sessions that {@code maxVusers} did not let arrive
     * @param requests messages or requests that were sent, or completed in version 1
     * @param received messages that came; only version 2 counts them
     * @param errors by name
     * @param requestsPerSecond as the report says
     * @param latency what it calls so
     * @param session the length of sessions
     */
    public record Tally(
            long created,
            long completed,
            OptionalLong failed,
            long skipped,
            long requests,
            OptionalLong received,
            Map<String, Long> errors,
            Optional<Double> requestsPerSecond,
            Optional<Spread> latency,
            Optional<Spread> session) {

        /** Nothing was counted. */
        static final Tally NOTHING = new Tally(
                0,
                0,
                OptionalLong.empty(),
                0,
                0,
                OptionalLong.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Copies the map. */
        public Tally {
            errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        }

        /** All errors of all names. */
        public long allErrors() {
            return errors.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Sessions that were created and did not complete; less than 0 where the report contradicts itself. */
        public long lost() {
            return created - completed;
        }
    }

    /** A distribution as a report gives it, in milliseconds. */
    public record Spread(double min, double median, double p95, double p99, double max) {

        /** Whether each is at least the one before. */
        boolean isOrdered() {
            return min <= median && median <= p95 && p95 <= p99 && p99 <= max;
        }
    }

    /**
     * A stretch of the run.
     *
     * @param fromSeconds since the load began, to the millisecond
     */
    public record Window(double fromSeconds, double toSeconds, Tally tally) {

        /** Rounds both times. */
        public Window {
            fromSeconds = Math.round(fromSeconds * 1e3) / 1e3;
            toSeconds = Math.round(toSeconds * 1e3) / 1e3;
        }

        /** How long it is. */
        public double seconds() {
            return toSeconds - fromSeconds;
        }
    }
}
