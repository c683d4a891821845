package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Window;
import io.echobench.harness.script.PlannedArrivals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The windows of a report beside what was planned, and what they show together.
 *
 * @param rows one for each window
 */
record Timeline(List<Row> rows) {

    /** Fewer sessions than this say nothing about a window. */
    static final int ENOUGH = 20;

    /** Below this share of the due sessions, the generator was behind. */
    static final double ON_SCHEDULE = 0.95;

    /** A rate that varies by no more than this stands still. */
    static final double STILL = 1.05;

    /** A due rate that grows by this much rises. */
    static final double RISING = 1.10;

    /** A plateau has at least so many windows. */
    static final int PLATEAU_WINDOWS = 3;

    /** Sessions this many times as long as at their best are slow. */
    static final double SLOW = 2;

    /**
     * A window.
     *
     * @param number from 1
     * @param due sessions that the script let arrive within it; empty when that is not known
     */
    record Row(int number, Window window, OptionalDouble due) {

        double createdPerSecond() {
            return window.tally().created() / Math.max(1e-3, window.seconds());
        }

        double duePerSecond() {
            return due.orElse(0) / Math.max(1e-3, window.seconds());
        }

        /** Of the due sessions, where enough were due. */
        OptionalDouble createdShare() {
            return due.isPresent() && due.getAsDouble() >= ENOUGH
                    ? OptionalDouble.of(window.tally().created() / due.getAsDouble())
                    : OptionalDouble.empty();
        }

        boolean isBehind() {
            return createdShare().orElse(1) < ON_SCHEDULE;
        }

        boolean isEmpty() {
            return window.tally().created() == 0 && window.tally().completed() == 0;
        }

        /** The median session, where enough completed. */
        OptionalDouble sessionMedian() {
            return window.tally().session().isPresent() && window.tally().completed() >= ENOUGH
                    ? OptionalDouble.of(window.tally().session().get().median())
                    : OptionalDouble.empty();
        }

        String stretch() {
            return Written.stretch(window.fromSeconds(), window.toSeconds());
        }
    }

    /** Consecutive windows. */
    record Run(Row first, Row last) {

        String stretch() {
            return Written.stretch(first.window().fromSeconds(), last.window().toSeconds());
        }
    }

    /** Copies the list. */
    Timeline {
        rows = List.copyOf(rows);
    }

    static Timeline of(List<Window> windows, Optional<PlannedArrivals> planned) {
        List<Row> rows = new ArrayList<>();
        for (Window window : windows) {
            OptionalDouble due = planned.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(planned.get().sessionsUntil(window.toSeconds())
                            - planned.get().sessionsUntil(window.fromSeconds()));
            rows.add(new Row(rows.size() + 1, window, due));
        }
        return new Timeline(rows);
    }

    /** Windows in which enough sessions were due. */
    List<Row> judged() {
        return rows.stream().filter(row -> row.createdShare().isPresent()).toList();
    }

    List<Row> behind() {
        return rows.stream().filter(Row::isBehind).toList();
    }

    /** The longest run of windows that are behind, in which the created rate stands still while the due rate rises. */
    Optional<Run> plateau() {
        Optional<Run> longest = Optional.empty();
        for (int first = 0; first < rows.size(); first++) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (int last = first; last < rows.size() && rows.get(last).isBehind(); last++) {
                least = Math.min(least, rows.get(last).createdPerSecond());
                most = Math.max(most, rows.get(last).createdPerSecond());
                if (most > least * STILL) {
                    break;
                }
                boolean rises = rows.get(last).duePerSecond() >= rows.get(first).duePerSecond() * RISING;
                int length = last - first + 1;
                int before = longest.map(
                                run -> run.last().number() - run.first().number() + 1)
                        .orElse(PLATEAU_WINDOWS - 1);
                if (rises && length > before) {
                    longest = Optional.of(new Run(rows.get(first), rows.get(last)));
                }
            }
        }
        return longest;
    }

    List<Row> within(Run run) {
        return rows.subList(run.first().number() - 1, run.last().number());
    }

    /** Windows in which enough sessions completed to say how long they took. */
    List<Row> timed() {
        return rows.stream().filter(row -> row.sessionMedian().isPresent()).toList();
    }

    /** The shortest median session of a window. */
    Optional<Row> best() {
        return timed().stream()
                .min(Comparator.comparingDouble(row -> row.sessionMedian().orElseThrow()));
    }

    List<Row> slow() {
        Optional<Row> best = best();
        return timed().stream().filter(row -> isSlow(row, best)).toList();
    }

    private static boolean isSlow(Row row, Optional<Row> best) {
        return best.isPresent()
                && row.sessionMedian().orElse(0) >= best.get().sessionMedian().orElseThrow() * SLOW;
    }

    /** From which window on all are slow, to the end. */
    Optional<Row> saturatedFrom() {
        List<Row> timed = timed();
        Optional<Row> best = best();
        int from = timed.size();
        while (from > 0 && isSlow(timed.get(from - 1), best)) {
            from--;
        }
        return from == timed.size() ? Optional.empty() : Optional.of(timed.get(from));
    }
}
