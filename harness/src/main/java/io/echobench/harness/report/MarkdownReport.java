package io.echobench.harness.report;

import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code table.md}: GitHub's Markdown, for a README. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** Heading, tables and their notes. */
    public static String render(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + escaped(Notes.heading(summary)) + "**");
        summary.ranked().ifPresent(ranked -> lines.addAll(opening(ranked)));
        tables(summary).forEach(table -> lines.addAll(lines(table)));
        lines.add("");
        Notes.rows(summary).forEach(note -> lines.add("* " + escaped(note)));
        Notes.reading(summary).forEach(note -> lines.add("* " + escaped(note)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> opening(RankedSummary ranked) {
        List<String> lines = new ArrayList<>(List.of("", "**" + escaped(RankedNotes.headline(ranked)) + "**", ""));
        RankedNotes.opening(ranked).forEach(note -> lines.add("* " + escaped(note)));
        Stream.of(
                        RankedTables.ladder(ranked),
                        RankedTables.ladderCpu(ranked),
                        RankedTables.rungs(ranked),
                        RankedTables.pairs(ranked),
                        RankedTables.exploratory(ranked),
                        RankedEvidence.scatter(ranked))
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> lines.addAll(lines(table)));
        lines.add("");
        RankedNotes.ladder(ranked).forEach(note -> lines.add("* " + escaped(note)));
        return lines;
    }

    private static List<String> lines(Table table) {
        List<String> lines = new ArrayList<>(List.of("", table.title() + ":", ""));
        lines.add(row(table.columns().stream().map(Column::heading).toList()));
        lines.add(table.columns().stream()
                .map(column -> column.numeric() ? " ---: " : " --- ")
                .collect(Collectors.joining("|", "|", "|")));
        table.rows()
                .forEach(cells -> lines.add(row(cells.stream().map(Cell::inline).toList())));
        return lines;
    }

    /** The clocks only where something was due. */
    private static List<Table> tables(Summary summary) {
        return Stream.of(SummaryTables.answered(summary), SummaryTables.cost(summary), IntervalTable.of(summary))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownReport::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Text as text: no markup, no HTML, one line. */
    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("(?=[\\\\`*_\\[\\]|~])", "\\\\");
    }
}
