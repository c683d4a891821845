package io.echobench.harness.report;

import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.LatencySummary;
import io.echobench.harness.stats.LatencySummary.Percentile;
import io.echobench.harness.stats.Spread;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.Closed;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.harness.stats.Summary.Status;
import io.echobench.load.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The two halves of the table: what was asked and answered, and what it cost. */
final class SummaryTables {

    private record Entry(Column column, Function<Row, Cell> cell) {}

    private static final List<Entry> ANSWERED = List.of(
            new Entry(Column.text("Backend"), SummaryTables::name),
            new Entry(Column.text("Tier"), row -> text(row.backend().tier())),
            new Entry(Column.text("Transport"), row -> text(row.backend().transport())),
            new Entry(Column.number("RFC 6455", ""), SummaryTables::conformance),
            new Entry(Column.number("Time", "s"), open(Open::seconds, Numbers::seconds)),
            new Entry(Column.number("Requests", ""), open(Open::requests, Numbers::count)),
            new Entry(Column.number("RPS", "1/s"), open(Open::perSecond, Numbers::perSecond)),
            new Entry(
                    Column.number("Offered", "%"),
                    row -> spread(row.open().flatMap(Open::offeredShare), Numbers::percent)),
            new Entry(
                    Column.number("Errors", ""),
                    row -> row.rounds() == 0 ? Cell.NONE : Cell.of(Numbers.count(row.allErrors()))),
            new Entry(Column.latency("min"), response(latency -> Cell.of(Numbers.millis(latency.min())))),
            new Entry(Column.latency("median"), response(latency -> percentile(latency.median()))),
            new Entry(Column.latency("max"), response(latency -> Cell.of(Numbers.millis(latency.max())))),
            new Entry(Column.latency("p99"), response(latency -> percentile(latency.p99()))),
            new Entry(Column.latency("p99.9"), response(latency -> percentile(latency.p999()))));

    private static final List<Entry> COST = List.of(
            new Entry(Column.text("Backend"), SummaryTables::name),
            new Entry(Column.number("Closed loop", "echoes/s"), SummaryTables::closedLoop),
            new Entry(
                    Column.number("CPU, open loop", "µs/message"),
                    row -> spread(row.open().flatMap(Open::cpuNanosPerMessage), Numbers::micros)),
            new Entry(
                    Column.number("CPU, closed loop", "µs/message"),
                    row -> spread(row.closed().flatMap(Closed::cpuNanosPerMessage), Numbers::micros)),
            new Entry(Column.number("RSS", "MiB"), row -> spread(row.rssBytes(), Numbers::mebibytes)),
            new Entry(
                    Column.number("Generator lag p99", "ms"),
                    row -> row.open()
                            .flatMap(open -> open.latency(Interval.LAG))
                            .map(lag -> percentile(lag.p99()))
                            .orElse(Cell.NONE)),
            new Entry(Column.number("Generator busy", "%"), row -> spread(row.clientUtilisation(), Numbers::percent)),
            new Entry(Column.text("Marks"), row -> text(marks(row))));

    private SummaryTables() {}

    /** What was asked for, and what came back: the columns of the original comparison and what makes them mean something. */
    static Table answered(Summary summary) {
        return table("What was asked and answered", ANSWERED, summary);
    }

    /** What the servers can do at most, and what an echo costs them. */
    static Table cost(Summary summary) {
        return table("What it cost", COST, summary);
    }

    private static Table table(String title, List<Entry> entries, Summary summary) {
        return new Table(
                title,
                entries.stream().map(Entry::column).toList(),
                summary.rows().stream()
                        .map(row -> entries.stream()
                                .map(entry -> entry.cell().apply(row))
                                .toList())
                        .toList());
    }

    static Cell percentile(Percentile percentile) {
        if (percentile.value() instanceof io.echobench.harness.stats.LatencyValue.TooFew) {
            return Cell.NONE;
        }
        return new Cell(
                Numbers.millis(percentile.value()),
                Numbers.range(Numbers.millis(percentile.lowestRound()), Numbers.millis(percentile.highestRound())));
    }

    static Cell spread(Optional<Spread> figure, DoubleFunction<String> format) {
        return figure.map(spread -> new Cell(format.apply(spread.median()), Numbers.range(spread, format)))
                .orElse(Cell.NONE);
    }

    /** The id, and what became of it if not all is well: {@code helidon (partly failed)}. */
    private static Cell name(Row row) {
        String id = row.backend().id();
        return Cell.of(row.status() == Status.MEASURED ? id : id + " (" + Notes.status(row.status()) + ")");
    }

    /** In how many rounds: {@code noisy 1/2}. */
    static String marks(Row row) {
        return row.marks().entrySet().stream()
                .map(mark -> mark.getKey() + " " + mark.getValue() + "/" + row.rounds())
                .collect(Collectors.joining(", "));
    }

    private static Function<Row, Cell> open(Function<Open, Spread> figure, DoubleFunction<String> format) {
        return row -> spread(row.open().map(figure), format);
    }

    private static Function<Row, Cell> response(Function<LatencySummary, Cell> figure) {
        return row -> row.open()
                .flatMap(open -> open.latency(Interval.RESPONSE))
                .map(figure)
                .orElse(Cell.NONE);
    }

    private static Cell conformance(Row row) {
        return row.backend()
                .conformance()
                .map(verdicts -> Cell.of(verdicts.passed() + "/" + verdicts.cases()))
                .orElse(Cell.NONE);
    }

    private static Cell closedLoop(Row row) {
        Cell cell = spread(row.closed().map(Closed::perSecond), Numbers::perSecond);
        boolean atLeast = row.closed().filter(Closed::clientLimited).isPresent();
        return atLeast ? new Cell("≥ " + cell.text(), cell.spread()) : cell;
    }

    private static Cell text(String text) {
        return text.isEmpty() ? Cell.NONE : Cell.of(text);
    }
}
