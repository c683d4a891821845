package io.echobench.harness.report;

import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report for a terminal: aligned, ASCII but for what backends say, without control characters. */
public final class TextReport {

    private static final String GAP = "  ";
    private static final int WIDTH = 120;

    private TextReport() {}

    /** Heading, both tables and their notes. */
    public static String render(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(Notes.heading(summary));
        summary.ranked().ifPresent(ranked -> {
            RankedText.opening(ranked).forEach(line -> lines.addAll(wrapped(line)));
            for (Table table : List.of(RankedTables.ladder(ranked), RankedTables.ladderCpu(ranked))) {
                lines.add("");
                lines.add(table.title());
                lines.addAll(layOut(table, summary.heading().rounds()));
            }
            lines.add("");
            RankedText.exploratory(ranked).forEach(line -> lines.addAll(wrapped(line)));
        });
        for (Table table : List.of(SummaryTables.answered(summary), SummaryTables.cost(summary))) {
            lines.add("");
            lines.add(table.title());
            lines.addAll(layOut(table, summary.heading().rounds()));
        }
        lines.add("");
        Notes.rows(summary).forEach(note -> lines.addAll(wrapped(note)));
        Notes.reading(summary).forEach(note -> lines.addAll(wrapped(note)));
        return lines.stream().map(line -> plain(line).stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static List<String> layOut(Table table, int rounds) {
        List<List<String>> rows = new ArrayList<>();
        if (table.columns().stream().anyMatch(column -> !column.group().isEmpty())) {
            rows.add(table.columns().stream().map(Column::group).toList());
        }
        rows.add(table.columns().stream().map(Column::name).toList());
        rows.add(table.columns().stream().map(Column::unit).toList());
        int headings = rows.size();
        for (List<Cell> row : table.rows()) {
            rows.add(row.stream().map(cell -> plain(cell.text())).toList());
            if (row.stream().anyMatch(cell -> !cell.spread().isEmpty())) {
                List<String> spread =
                        new ArrayList<>(row.stream().map(Cell::spread).toList());
                spread.set(0, "  " + Notes.rounds(rounds));
                rows.add(spread);
            }
        }
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>(
                rows.stream().map(row -> line(row, table.columns(), widths)).toList());
        lines.add(headings, "-".repeat(IntStream.of(widths).sum() + GAP.length() * (widths.length - 1)));
        return lines;
    }

    private static String line(List<String> row, List<Column> columns, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths[column] - row.get(column).length());
            cells.add(columns.get(column).numeric() ? padding + row.get(column) : row.get(column) + padding);
        }
        return String.join(GAP, cells);
    }

    private static List<String> wrapped(String note) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : note.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(' ');
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A backend's words must not move the cursor, and our own print on any terminal. */
    private static String plain(String line) {
        return line.replace('µ', 'u')
                .replace('–', '-')
                .replace("±", "+-")
                .replace("≥", ">=")
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
