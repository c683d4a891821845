package io.echobench.benchmarks.ratio;

import io.echobench.harness.UsageException;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What both sides drive.
 *
 * @param id for the command line and the results
 * @param goal what the upper end of the interval of the CPU ratio must not exceed; 0 for none
 * @param ioUringGoal the same of a load process over io_uring, against the same C client over epoll
 */
public record Shape(String id, Load load, double goal, double ioUringGoal) {

    /** One with the same goal over io_uring. */
    public Shape(String id, Load load, double goal) {
        this(id, load, goal, goal);
    }

    /** The kinds of load. */
    public sealed interface Load {

        /** One message in flight on each connection. */
        record Closed(int connections, int bytes) implements Load {}

        /** Messages due at a constant rate, over 64 connections. */
        record Open(int connections, int bytes, double perSecond) implements Load {}

        /** Sessions due at a constant rate: connect, "hello", "world", close. */
        record Sessions(double perSecond) implements Load {}

        /**
         * A load script of such sessions.
         *
         * @param phases as a trial runs them, warm-up included
         */
        record Script(List<Phase> phases) implements Load {

            /** Copies the list. */
            public Script {
                phases = List.copyOf(phases);
            }
        }
    }

    /** All that there are, in the order in which they run. */
    public static final List<Shape> ALL = List.of(
            new Shape("64x32", new Load.Closed(64, 32), 1.08, 0.85),
            new Shape("1x32", new Load.Closed(1, 32), 1.12),
            new Shape("1000x32", new Load.Closed(1000, 32), 1.12, 0.75),
            new Shape("64x1024", new Load.Closed(64, 1024), 1.12),
            new Shape("open-20k", new Load.Open(64, 32, 20_000), 1.15),
            new Shape("open-50k", new Load.Open(64, 32, 50_000), 1.15),
            new Shape("sessions", new Load.Sessions(2_000), 1.5));

    /**
     * The shapes of a list of ids.
     *
     * @param ids separated by commas; {@code all} for all
     * @param known what there is to choose from
     */
    public static List<Shape> select(String ids, List<Shape> known) throws UsageException {
        if (ids.equals("all")) {
            return known;
        }
        List<Shape> selected = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            selected.add(known.stream()
                    .filter(shape -> shape.id.equals(id.strip()))
                    .findFirst()
                    .orElseThrow(() -> UsageException.unknown(
                            "shape", id.strip(), known.stream().map(Shape::id).toList())));
        }
        return List.copyOf(selected);
    }

    /** In words, for the table. */
    public String words() {
        return switch (load) {
            case Load.Closed closed ->
                String.format(Locale.ROOT, "closed loop, %,d x %,d B", closed.connections(), closed.bytes());
            case Load.Open open ->
                String.format(
                        Locale.ROOT,
                        "open loop, %,.0f/s, %,d x %,d B",
                        open.perSecond(),
                        open.connections(),
                        open.bytes());
            case Load.Sessions sessions ->
                String.format(Locale.ROOT, "sessions, %,.0f/s, 2 messages each", sessions.perSecond());
            case Load.Script script -> "sessions of " + id + ", 2 messages each";
        };
    }

    /** What is counted. */
    public String unit() {
        return drivesSessions() ? "session" : "message";
    }

    /** Whether connections come and go. */
    boolean drivesSessions() {
        return load instanceof Load.Sessions || load instanceof Load.Script;
    }
}
