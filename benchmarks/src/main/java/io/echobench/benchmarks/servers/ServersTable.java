package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.ratio.Bounds;
import io.echobench.benchmarks.ratio.LogRatio;
import io.echobench.benchmarks.ratio.Window;
import io.echobench.benchmarks.servers.ServersRecord.LoadRecord;
import io.echobench.benchmarks.servers.ServersRecord.ServerRecord;
import io.echobench.benchmarks.servers.ServersRecord.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Servers as Markdown tables: pure. Microseconds are medians over the windows, ratios means of logarithms over boots with 95 % intervals. */
final class ServersTable {

    private ServersTable() {}

    /** Heading, a table of costs, one of boots, and what must be said below them. */
    static String render(ServersRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("**Servers over the C server: CPU per message under the same C client**%n%n"));
        text.append(
                String.format(
                        "| Server | Load | Boots x rounds | Server (µs) | C server (µs) | Over C (95 %%) | Over plain (95 %%) | Asked | |%n"));
        text.append(String.format("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |%n"));
        record.servers().forEach(server -> server.loads().forEach(load -> text.append(row(server, load))));
        text.append(String.format("%n| Server | Boots | To first echo, median (ms) | Least | Most | Software |%n"));
        text.append(String.format("| --- | ---: | ---: | ---: | ---: | --- |%n"));
        record.servers().forEach(server -> text.append(boots(server)));
        text.append(System.lineSeparator());
        record.servers()
                .forEach(server -> server.failures()
                        .forEach(failure -> text.append(String.format("* %s %s%n", server.name(), failure))));
        record.servers().stream()
                .filter(server -> !server.flags().isEmpty())
                .forEach(server ->
                        text.append(String.format("* %s: %s%n", server.name(), String.join(" ", server.flags()))));
        record.settings().forEach((name, value) -> text.append(String.format("* %s: %s%n", name, value)));
        record.environment().entrySet().stream()
                .filter(fact -> fact.getKey().endsWith("at start"))
                .forEach(fact -> text.append(String.format("* %s: %s%n", fact.getKey(), fact.getValue())));
        return text.toString();
    }

    private static String row(ServerRecord server, LoadRecord load) {
        long boots = load.slices().stream().mapToInt(Slice::boot).distinct().count();
        return String.format(
                "| %s | %s | %d x %d | %s | %s | %s | %s | %s | %s |%n",
                server.name(),
                load.shape(),
                boots,
                load.slices().size() / Math.max(1, boots),
                median(load.slices(), Slice::own, Window::serverMicros),
                median(load.slices(), Slice::c, Window::serverMicros),
                load.overC().map(ServersTable::interval).orElse("-"),
                load.overPlain().map(ServersTable::interval).orElse("-"),
                load.asked()
                        .map(asked -> String.format(Locale.ROOT, "<= %.2f", asked.atMost()))
                        .orElse("-"),
                verdict(load.asked(), load.overC()));
    }

    private static String verdict(Optional<Bounds> asked, Optional<LogRatio> ratio) {
        return asked.flatMap(bounds -> ratio.map(bounds::verdict))
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .orElse("-");
    }

    private static String boots(ServerRecord server) {
        List<Double> sorted = server.bootMillis().stream().sorted().toList();
        if (sorted.isEmpty()) {
            return String.format("| %s | 0 | - | - | - | - |%n", server.name());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %,.0f | %,.0f | %s |%n",
                server.name(),
                sorted.size(),
                middle(sorted),
                sorted.getFirst(),
                sorted.getLast(),
                server.software());
    }

    private static String median(List<Slice> slices, Function<Slice, Window> side, ToDoubleFunction<Window> figure) {
        List<Double> sorted = slices.stream()
                .map(slice -> figure.applyAsDouble(side.apply(slice)))
                .sorted()
                .toList();
        return sorted.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", middle(sorted));
    }

    private static double middle(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String interval(LogRatio ratio) {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", ratio.ratio(), ratio.low(), ratio.high());
    }
}
