package io.echobench.harness.report;

import io.echobench.harness.report.Section.Chart;
import io.echobench.harness.report.Section.Listing;
import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.Summary;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.load.ErrorClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page from top to bottom. */
final class Sections {

    private Sections() {}

    /** Sections that would be empty are left out. */
    static List<Section> of(Summary summary, RunRecord run, List<TrialResult> trials, Profiles profiles) {
        return Stream.concat(
                        summary.ranked().map(RankedSections::of).orElse(List.of()).stream(),
                        unranked(summary, run, trials, profiles))
                .filter(Sections::holdsSomething)
                .toList();
    }

    private static Stream<Section> unranked(
            Summary summary, RunRecord run, List<TrialResult> trials, Profiles profiles) {
        return Stream.of(
                Section.of("summary", "Summary").with(SummaryTables.answered(summary), SummaryTables.cost(summary)),
                Section.of("remarks", "Remarks").with(Notes.rows(summary)),
                Section.of("reading", "How to read it").with(Notes.reading(summary)),
                percentiles(),
                intervals(summary),
                Section.of("phases", "Phase by phase", "Median round of each figure, and the lowest and highest.")
                        .with(PhaseTables.of(summary).toArray(Table[]::new)),
                series(summary),
                Section.of(
                                "processes",
                                "CPU and memory",
                                "Run time in nanoseconds from the scheduler, never sampled by ticks; a figure per message"
                                        + " depends on the rate, so compare it only at the same load.")
                        .with(ProcessTables.of(trials)),
                profiles(run, profiles),
                errors(summary),
                conformance(run),
                environment(run),
                Section.of("commands", "Commands", "Exactly what was run.").listing(commands(run, trials)),
                Section.of("script", "Script", "SHA-256 " + run.script().sha256())
                        .listing(List.of(
                                new Listing(run.script().name(), run.script().text()))));
    }

    private static boolean holdsSomething(Section section) {
        return !section.listings().isEmpty()
                || !section.charts().isEmpty()
                || !section.pages().isEmpty()
                || !section.sentences().isEmpty()
                || section.tables().stream().anyMatch(table -> !table.rows().isEmpty());
    }

    private static Section percentiles() {
        return Section.of(
                        "percentiles",
                        "Percentiles",
                        "Open-loop phases of all rounds. The axis is 1 / (1 - quantile): each step to the right is ten times"
                                + " rarer. Where the two charts differ, messages waited before they could be sent.")
                .with(
                        new Chart("percentiles-response", "Response time, from due (ms)"),
                        new Chart("percentiles-rtt", "Round trip, from written (ms)"));
    }

    private static Section intervals(Summary summary) {
        return Section.of("intervals", "Four clocks")
                .with(IntervalTable.OF_MESSAGES.stream().map(Explanations::of).toList())
                .with(IntervalTable.of(summary));
    }

    private static Section series(Summary summary) {
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart("series-p99", "p99 of each second, all backends, median round (ms)"));
        for (Row row : summary.rows()) {
            if (row.rounds() > 0) {
                charts.add(
                        new Chart("latency:" + row.backend().id(), row.backend().id() + ": p50, p99, max (ms)"));
                charts.add(new Chart("rate:" + row.backend().id(), row.backend().id() + ": messages a second"));
            }
        }
        return Section.of(
                        "series",
                        "Second by second",
                        "Responses by the second in which they came; the rounds of a backend follow each other from left to"
                                + " right, pauses left out.")
                .with(charts.toArray(Chart[]::new));
    }

    private static Section profiles(RunRecord run, Profiles profiles) {
        List<String> sentences = new ArrayList<>();
        run.settings().profiler().ifPresent(name -> sentences.addAll(Explanations.ofProfiles(name)));
        sentences.addAll(profiles.missing());
        return Section.of("profiles", "Profiles")
                .with(sentences)
                .embedding(profiles.graphs().stream().map(EmbeddedPage::of).toList());
    }

    private static Section errors(Summary summary) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Class"), Column.text("What it counts")));
        List<Row> rows = summary.rows().stream().filter(row -> row.rounds() > 0).toList();
        rows.forEach(row -> columns.add(Column.number(row.backend().id(), "")));
        List<List<Cell>> lines = new ArrayList<>();
        for (ErrorClass error : ErrorClass.values()) {
            List<Cell> line = new ArrayList<>(List.of(Cell.of(error.id()), Cell.of(Explanations.of(error))));
            rows.forEach(row -> line.add(Cell.of(Numbers.count(row.errors().getOrDefault(error.id(), 0L)))));
            lines.add(line);
        }
        return Section.of("errors", "Errors", "Messages and sessions of all measured phases, summed over rounds.")
                .with(Stream.of(new Table("By class", columns, lines), samples(rows))
                        .filter(table -> !table.rows().isEmpty())
                        .toArray(Table[]::new));
    }

    private static Table samples(List<Row> rows) {
        List<List<Cell>> lines = rows.stream()
                .flatMap(row -> row.samples().stream()
                        .map(sample -> List.of(Cell.of(row.backend().id()), Cell.of(sample))))
                .toList();
        return new Table("What went wrong first", List.of(Column.text("Backend"), Column.text("What")), lines);
    }

    private static Section conformance(RunRecord run) {
        List<List<Cell>> lines = new ArrayList<>();
        run.backends()
                .forEach(backend -> backend.conformance()
                        .ifPresent(verdicts -> verdicts.failed()
                                .forEach(failed -> lines.add(Stream.of(
                                                backend.id(),
                                                failed.id(),
                                                failed.verdict(),
                                                failed.detail(),
                                                failed.knownGap())
                                        .map(Cell::of)
                                        .toList()))));
        List<Column> columns = Stream.of("Backend", "Case", "Verdict", "What came", "Known gap")
                .map(Column::text)
                .toList();
        return lines.isEmpty()
                ? Section.of("conformance", "Conformance", "No case failed on any backend that was checked.")
                : Section.of("conformance", "Conformance", "Cases of RFC 6455 that a backend does not pass.")
                        .with(new Table("Not passed", columns, lines));
    }

    private static Section environment(RunRecord run) {
        List<List<Cell>> lines = new ArrayList<>();
        run.backends().stream()
                .filter(backend -> !backend.software().isEmpty())
                .forEach(backend -> lines.add(List.of(Cell.of(backend.id()), Cell.of(backend.software()))));
        run.environment().forEach((name, value) -> lines.add(List.of(Cell.of(name), Cell.of(value))));
        return Section.of("environment", "Environment")
                .with(new Table("What it ran on", List.of(Column.text("What"), Column.text("Value")), lines));
    }

    private static List<Listing> commands(RunRecord run, List<TrialResult> trials) {
        List<Listing> listings = new ArrayList<>();
        listings.add(new Listing("this run", String.join(" ", run.commandLine())));
        for (TrialResult trial : trials) {
            switch (trial) {
                case TrialResult.Completed completed ->
                    new java.util.TreeMap<>(completed.commands())
                            .forEach((process, command) -> listings.add(new Listing(
                                    completed.trial().fileStem() + " " + process, String.join(" ", command))));
                case TrialResult.Failed failed ->
                    listings.add(new Listing(
                            failed.trial().fileStem() + " failed: " + failed.reason(),
                            String.join("\n", failed.stderr())));
                case TrialResult.Skipped skipped -> {}
            }
        }
        return listings;
    }
}
