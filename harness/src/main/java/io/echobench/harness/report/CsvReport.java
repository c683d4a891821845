package io.echobench.harness.report;

import io.echobench.harness.stats.LatencySummary;
import io.echobench.harness.stats.LatencyValue;
import io.echobench.harness.stats.Spread;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.Closed;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code table.csv} (RFC 4180): one row for each backend, numbers as they are, units in the headings. An empty field is a figure
 * that is not there; {@code inf} is a latency among the censored messages. Where a run ranks, each row begins with the ranking.
 */
public final class CsvReport {

    private CsvReport() {}

    /** The header and a row for each backend. */
    public static String render(Summary summary) {
        StringBuilder csv = new StringBuilder();
        csv.append(line(List.copyOf(fields(Optional.empty(), summary).keySet())));
        summary.rows()
                .forEach(row -> csv.append(
                        line(List.copyOf(fields(Optional.of(row), summary).values()))));
        return csv.toString();
    }

    /** Of no row: the headings alone. */
    private static Map<String, String> fields(Optional<Row> row, Summary summary) {
        Map<String, String> fields = new LinkedHashMap<>();
        summary.ranked()
                .ifPresent(
                        ranked -> RankedColumns.of(ranked, row).forEach((name, field) -> fields.put(name, of(field))));
        Optional<Open> open = row.flatMap(Row::open);
        Optional<Closed> closed = row.flatMap(Row::closed);
        fields.put("script", text(summary.heading().script()));
        fields.put("backend", text(row, one -> one.backend().id()));
        fields.put("tier", text(row, one -> one.backend().tier()));
        fields.put("transport", text(row, one -> one.backend().transport()));
        fields.put("software", text(row, one -> one.backend().software()));
        fields.put("status", text(row, one -> Notes.status(one.status())));
        fields.put("reason", text(row, Row::reason));
        fields.put("marks", text(row, one -> String.join(" ", one.marks().keySet())));
        fields.put("rounds", text(row, one -> String.valueOf(one.rounds())));
        putConformance(fields, row);
        putSpread(fields, "time_s", open.map(Open::seconds), 1);
        putSpread(fields, "requests", open.map(Open::requests), 1);
        putSpread(fields, "rps_per_s", open.map(Open::perSecond), 1);
        putSpread(fields, "offered_percent", open.flatMap(Open::offeredShare), 100);
        for (ErrorClass error : ErrorClass.values()) {
            fields.put("errors_" + error.id(), text(row, one -> errors(one, error)));
        }
        putLatency(fields, "response", open.flatMap(one -> one.latency(Interval.RESPONSE)));
        putLatency(fields, "lag", open.flatMap(one -> one.latency(Interval.LAG)));
        putSpread(fields, "closed_loop_echoes_per_s", closed.map(Closed::perSecond), 1);
        putSpread(fields, "cpu_open_us_per_message", open.flatMap(Open::cpuNanosPerMessage), 1e-3);
        putSpread(fields, "cpu_closed_us_per_message", closed.flatMap(Closed::cpuNanosPerMessage), 1e-3);
        putSpread(fields, "rss_bytes", row.flatMap(Row::rssBytes), 1);
        putSpread(fields, "generator_busy_percent", row.flatMap(Row::clientUtilisation), 100);
        summary.heading().profiled().ifPresent(words -> fields.put("profiled", text(words)));
        return fields;
    }

    private static String of(RankedColumns.Field field) {
        return switch (field) {
            case RankedColumns.Field.Text words -> text(words.text());
            case RankedColumns.Field.Figure figure -> number(figure.number());
        };
    }

    private static String errors(Row row, ErrorClass error) {
        return row.rounds() == 0 ? "" : String.valueOf(row.errors().getOrDefault(error.id(), 0L));
    }

    private static void putConformance(Map<String, String> fields, Optional<Row> row) {
        var verdicts = row.flatMap(one -> one.backend().conformance());
        fields.put(
                "conformance_passed",
                verdicts.map(all -> String.valueOf(all.passed())).orElse(""));
        fields.put(
                "conformance_cases",
                verdicts.map(all -> String.valueOf(all.cases())).orElse(""));
    }

    private static void putSpread(Map<String, String> fields, String name, Optional<Spread> figure, double factor) {
        fields.put(name, number(figure.map(spread -> spread.median() * factor)));
        fields.put(name + "_lowest_round", number(figure.map(spread -> spread.min() * factor)));
        fields.put(name + "_highest_round", number(figure.map(spread -> spread.max() * factor)));
    }

    private static void putLatency(Map<String, String> fields, String name, Optional<LatencySummary> latency) {
        fields.put(
                name + "_messages",
                latency.map(one -> String.valueOf(one.messages())).orElse(""));
        fields.put(
                name + "_censored",
                latency.map(one -> String.valueOf(one.censored())).orElse(""));
        fields.put(name + "_min_ms", latency(latency.map(LatencySummary::min)));
        fields.put(name + "_median_ms", latency(latency.map(one -> one.median().value())));
        fields.put(name + "_p99_ms", latency(latency.map(one -> one.p99().value())));
        fields.put(name + "_p999_ms", latency(latency.map(one -> one.p999().value())));
        fields.put(name + "_max_ms", latency(latency.map(LatencySummary::max)));
        fields.put(
                name + "_source",
                latency.map(one -> one.source().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(""));
    }

    private static String latency(Optional<LatencyValue> value) {
        return value.map(one -> switch (one) {
                    case LatencyValue.Measured measured -> number(Optional.of(measured.nanos() / 1e6));
                    case LatencyValue.Above above -> "inf";
                    case LatencyValue.TooFew tooFew -> "";
                })
                .orElse("");
    }

    /** As short as it can be without losing more than the measurement has: six significant digits, never an exponent. */
    private static String number(Optional<Double> number) {
        return number.map(value -> new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(Math.abs(value) >= 1e6 ? 15 : 6))
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("");
    }

    private static String text(Optional<Row> row, Function<Row, String> field) {
        return row.map(field).map(CsvReport::text).orElse("");
    }

    /** A backend's words must not become a spreadsheet's formula, nor move a cursor. */
    private static String text(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]", "?");
        return plain.matches("(?s)[=+\\-@].*") ? "'" + plain : plain;
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvReport::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[\",\\r\\n].*") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
