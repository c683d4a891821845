package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.Timeline.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The windows of one report, line by line; of a long one several in a line. */
final class WindowTable {

    private static final int MOST_LINES = 30;
    private static final String NONE = "-";

    private WindowTable() {}

    static List<String> of(Explanation explanation) {
        List<Row> rows = explanation.timeline().rows();
        if (rows.isEmpty()) {
            return List.of();
        }
        int together = (rows.size() + MOST_LINES - 1) / MOST_LINES;
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("Window", "Due", "Created", "Created", "Completed", "Session", "", "", "\"Latency\""));
        lines.add(List.of("", "", "", "of due", "", "median ms", "p99 ms", "max ms", "median ms"));
        for (int from = 0; from < rows.size(); from += together) {
            lines.add(line(rows.subList(from, Math.min(rows.size(), from + together))));
        }
        return ExplanationText.layOut(lines, 2);
    }

    private static List<String> line(List<Row> rows) {
        OptionalDouble due = rows.getFirst().due().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        rows.stream().mapToDouble(row -> row.due().orElse(0)).sum());
        long created = sum(rows, row -> row.window().tally().created());
        return List.of(
                Written.stretch(
                        rows.getFirst().window().fromSeconds(),
                        rows.getLast().window().toSeconds()),
                due.isPresent() ? Written.count(due.getAsDouble()) : NONE,
                Written.count(created),
                due.orElse(0) >= Timeline.ENOUGH ? Written.percent(created / due.getAsDouble()) : NONE,
                Written.count(sum(rows, row -> row.window().tally().completed())),
                range(rows, Spread::median),
                range(rows, Spread::p99),
                range(rows, Spread::max),
                rows.size() > 1
                        ? NONE
                        : ExplanationText.millis(
                                rows.getFirst().window().tally().latency(), Spread::median));
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> count) {
        return rows.stream().mapToLong(count).sum();
    }

    /** Percentiles of several windows cannot be added up: the lowest and the highest are shown. */
    private static String range(List<Row> rows, ToDoubleFunction<Spread> figure) {
        double[] values = rows.stream()
                .flatMap(row -> row.window().tally().session().stream())
                .mapToDouble(figure)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return NONE;
        }
        String least = Written.millis(values[0]);
        String most = Written.millis(values[values.length - 1]);
        return least.equals(most) ? least : least + "-" + most;
    }
}
