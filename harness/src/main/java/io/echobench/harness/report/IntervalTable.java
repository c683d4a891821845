package io.echobench.harness.report;

import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.load.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clocks of the open loop side by side, so that it can be seen which of them another tool's "latency" is: the send call alone is
 * what the original comparison printed.
 */
final class IntervalTable {

    /** Every message has these. */
    static final List<Interval> OF_MESSAGES = List.of(Interval.LAG, Interval.SEND, Interval.RTT, Interval.RESPONSE);

    private IntervalTable() {}

    /** A row for each backend that was measured under an open loop; with the length of sessions where the script has any. */
    static Table of(Summary summary) {
        List<Interval> shown = Stream.concat(
                        OF_MESSAGES.stream(), Stream.of(Interval.SESSION).filter(interval -> isIn(summary, interval)))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Backend")));
        for (Interval interval : shown) {
            columns.add(new Column(name(interval), "median", "ms", true));
            columns.add(new Column(name(interval), "p99", "ms", true));
        }
        return new Table("Open loop, clock by clock", columns, rows(summary, shown));
    }

    private static String name(Interval interval) {
        return switch (interval) {
            case LAG -> "Lag";
            case SEND -> "Send call";
            case RTT -> "Round trip";
            case RESPONSE -> "Response";
            case SESSION -> "Session";
            case BLOCKED, RECEIVE_QUEUE, HANDSHAKE -> interval.id();
        };
    }

    private static boolean isIn(Summary summary, Interval interval) {
        return summary.rows().stream()
                .flatMap(row -> row.open().stream())
                .anyMatch(open -> open.latency(interval).isPresent());
    }

    private static List<List<Cell>> rows(Summary summary, List<Interval> shown) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Row row : summary.rows()) {
            row.open().ifPresent(open -> rows.add(cells(row, open, shown)));
        }
        return rows;
    }

    private static List<Cell> cells(Row row, Open open, List<Interval> shown) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.backend().id())));
        for (Interval interval : shown) {
            cells.add(open.latency(interval)
                    .map(latency -> SummaryTables.percentile(latency.median()))
                    .orElse(Cell.NONE));
            cells.add(open.latency(interval)
                    .map(latency -> SummaryTables.percentile(latency.p99()))
                    .orElse(Cell.NONE));
        }
        return cells;
    }
}
