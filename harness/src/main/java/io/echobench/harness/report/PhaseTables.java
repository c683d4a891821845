package io.echobench.harness.report;

import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.stats.LatencySummary;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.PhaseRow;
import io.echobench.load.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A table for each phase of the script, or of a run that ranks for each load, with a row for each backend that ran it. */
final class PhaseTables {

    private PhaseTables() {}

    /** Phases with the same load share a table: a ladder has each of its rates in two slices. */
    static List<Table> of(Summary summary) {
        Map<String, List<Phase>> tables = new LinkedHashMap<>();
        for (String name : names(summary)) {
            List<Phase> phases = phases(name, summary);
            String key = summary.ranked().isPresent() ? load(phases) : name;
            tables.computeIfAbsent(key, first -> new ArrayList<>()).addAll(phases);
        }
        return tables.values().stream().map(PhaseTables::table).toList();
    }

    private static Set<String> names(Summary summary) {
        Set<String> names = new LinkedHashSet<>();
        summary.rows().forEach(row -> row.phases().forEach(phase -> names.add(phase.name())));
        return names;
    }

    /** A backend's phase. */
    private record Phase(String backend, PhaseRow row) {}

    private static List<Phase> phases(String name, Summary summary) {
        return summary.rows().stream()
                .flatMap(row -> row.phases().stream()
                        .filter(phase -> phase.name().equals(name))
                        .limit(1)
                        .map(phase -> new Phase(row.backend().id(), phase)))
                .toList();
    }

    private static String load(List<Phase> phases) {
        return load(phases.getFirst().row().load());
    }

    private static Table table(List<Phase> phases) {
        List<String> names =
                phases.stream().map(phase -> phase.row().name()).distinct().toList();
        boolean several = names.size() > 1;
        boolean sessions =
                phases.stream().anyMatch(phase -> phase.row().load().mode().equals("sessions"));
        List<Column> columns = new ArrayList<>(sessions ? sessionColumns() : columns());
        if (several) {
            columns.add(1, Column.text("Phase"));
        }
        return new Table(
                several ? load(phases) : names.getFirst() + ": " + load(phases),
                columns,
                phases.stream()
                        .sorted(Comparator.comparingInt(
                                (Phase phase) -> backends(phases).indexOf(phase.backend())))
                        .map(phase -> cells(phase, sessions, several))
                        .toList());
    }

    private static List<String> backends(List<Phase> phases) {
        return phases.stream().map(Phase::backend).distinct().toList();
    }

    private static List<Cell> cells(Phase phase, boolean sessions, boolean named) {
        List<Cell> cells = new ArrayList<>(cells(phase.backend(), phase.row(), sessions));
        if (named) {
            cells.add(1, Cell.of(phase.row().name()));
        }
        return cells;
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("Backend"),
                Column.number("Intended", ""),
                Column.number("Completed", ""),
                Column.number("Completed", "1/s"),
                Column.number("Offered", "%"),
                Column.text("Errors"),
                new Column("Response", "median", "ms", true),
                new Column("Response", "p99", "ms", true),
                new Column("Response", "p99.9", "ms", true),
                new Column("Response", "max", "ms", true),
                Column.number("CPU", "µs/message"),
                Column.number("RSS", "MiB"),
                Column.number("Generator busy", "%"));
    }

    private static List<Column> sessionColumns() {
        return java.util.stream.Stream.concat(
                        columns().stream(),
                        java.util.stream.Stream.of(
                                new Column("Handshake", "median", "ms", true),
                                new Column("Handshake", "p99", "ms", true),
                                new Column("Session", "median", "ms", true),
                                new Column("Session", "p99", "ms", true)))
                .toList();
    }

    private static List<Cell> cells(String backend, PhaseRow phase, boolean sessions) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(backend),
                SummaryTables.spread(Optional.of(phase.intended()), Numbers::count),
                SummaryTables.spread(Optional.of(phase.completed()), Numbers::count),
                SummaryTables.spread(Optional.of(phase.perSecond()), Numbers::perSecond),
                SummaryTables.spread(phase.offeredShare(), Numbers::percent),
                Cell.of(phase.errors().isEmpty() ? "0" : Notes.errors(phase.errors())),
                latency(phase, Interval.RESPONSE, one -> SummaryTables.percentile(one.median())),
                latency(phase, Interval.RESPONSE, one -> SummaryTables.percentile(one.p99())),
                latency(phase, Interval.RESPONSE, one -> SummaryTables.percentile(one.p999())),
                latency(phase, Interval.RESPONSE, one -> Cell.of(Numbers.millis(one.max()))),
                SummaryTables.spread(phase.cpuNanosPerMessage(), Numbers::micros),
                SummaryTables.spread(phase.rssBytes(), Numbers::mebibytes),
                SummaryTables.spread(Optional.of(phase.clientUtilisation()), Numbers::percent)));
        if (sessions) {
            for (Interval interval : List.of(Interval.HANDSHAKE, Interval.SESSION)) {
                cells.add(latency(phase, interval, one -> SummaryTables.percentile(one.median())));
                cells.add(latency(phase, interval, one -> SummaryTables.percentile(one.p99())));
            }
        }
        return cells;
    }

    private static Cell latency(PhaseRow phase, Interval interval, Function<LatencySummary, Cell> figure) {
        return phase.latency(interval).map(figure).orElse(Cell.NONE);
    }

    /** {@code open loop, 64 connections, 32 bytes, 5,000/s, poisson}. */
    static String load(LoadPoint load) {
        String rate = load.perSecond() == load.toPerSecond()
                ? Numbers.perSecond(load.perSecond()) + "/s"
                : Numbers.perSecond(load.perSecond()) + " to " + Numbers.perSecond(load.toPerSecond()) + "/s";
        String bytes = Numbers.count((long) load.bytes()) + " bytes";
        String connections = Numbers.count((long) load.connections()) + " connections";
        return switch (load.mode()) {
            case "closed" -> "closed loop, " + connections + ", " + load.inFlight() + " in flight each, " + bytes;
            case "sessions" -> "sessions, " + rate + ", " + load.arrivals();
            default -> "open loop, " + connections + ", " + bytes + ", " + rate + ", " + load.arrivals();
        };
    }
}
