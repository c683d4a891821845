package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.ratio.RatioRecord.Pair;
import io.echobench.benchmarks.ratio.RatioRecord.ShapeRecord;
import io.echobench.benchmarks.ratio.RatioRecord.Summary;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A comparison as a Markdown table: pure. Figures of a side are medians over the rounds, ratios means of logarithms with 95 % intervals. */
final class RatioTable {

    private RatioTable() {}

    /** Heading, table, and what must be said below it. */
    static String render(RatioRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "**%s over %s: client CPU per message (or session) on the same C server**%n%n",
                record.first(), record.second()));
        text.append(String.format(
                "| Shape | Pairs | %1$s (µs) | %2$s (µs) | %1$s client/server | %2$s client/server | Busy (%%)"
                        + " | RTT p50 (µs) | CPU ratio (95 %%) | Its median | Client/server ratio (95 %%) | Asked | |%n",
                record.first(), record.second()));
        text.append(String.format(
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |%n"));
        record.shapes().forEach(shape -> text.append(row(shape)));
        text.append(System.lineSeparator());
        record.shapes()
                .forEach(shape -> shape.failures()
                        .forEach(failure -> text.append(String.format("* %s %s%n", shape.id(), failure))));
        record.settings().forEach((name, value) -> text.append(String.format("* %s: %s%n", name, value)));
        record.environment().entrySet().stream()
                .filter(fact ->
                        fact.getKey().endsWith("at start")) // whether the machine was quiet; the rest is in the file
                .forEach(fact -> text.append(String.format("* %s: %s%n", fact.getKey(), fact.getValue())));
        return text.toString();
    }

    private static String row(ShapeRecord shape) {
        return String.format(
                "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                shape.words(),
                shape.pairs().size(),
                median(shape, Pair::first, Window::clientMicros, "%.2f"),
                median(shape, Pair::second, Window::clientMicros, "%.2f"),
                median(shape, Pair::first, Window::clientOverServer, "%.2f"),
                median(shape, Pair::second, Window::clientOverServer, "%.2f"),
                both(shape, window -> window.clientBusy() * 100, "%.0f"),
                both(shape, window -> window.rttP50Nanos() / 1e3, "%.0f"),
                shape.summary().map(Summary::cpu).map(RatioTable::interval).orElse("-"),
                shape.summary()
                        .map(summary ->
                                String.format(Locale.ROOT, "%.3f", summary.cpu().median()))
                        .orElse("-"),
                shape.summary()
                        .map(Summary::overServer)
                        .map(RatioTable::interval)
                        .orElse("-"),
                asked(shape),
                shape.summary()
                        .map(summary -> summary.verdict().name().toLowerCase(Locale.ROOT))
                        .orElse("-"));
    }

    private static String both(ShapeRecord shape, ToDoubleFunction<Window> figure, String format) {
        return median(shape, Pair::first, figure, format) + " / " + median(shape, Pair::second, figure, format);
    }

    private static String median(
            ShapeRecord shape, Function<Pair, Window> side, ToDoubleFunction<Window> figure, String format) {
        double[] sorted = shape.pairs().stream()
                .mapToDouble(pair -> figure.applyAsDouble(side.apply(pair)))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return "-";
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, format, median);
    }

    static String interval(LogRatio ratio) {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", ratio.ratio(), ratio.low(), ratio.high());
    }

    private static String asked(ShapeRecord shape) {
        return shape.asked().atLeast() == 0
                ? String.format(Locale.ROOT, "<= %.2f", shape.asked().atMost())
                : String.format(
                        Locale.ROOT,
                        "%.2f-%.2f",
                        shape.asked().atLeast(),
                        shape.asked().atMost());
    }
}
