package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Explanations for a terminal: sentences and a table, in ASCII but for what the reports name. */
public final class ExplanationText {

    private static final int WIDTH = 120;
    private static final String NONE = "-";

    private ExplanationText() {}

    /** One report with its windows, or several with a table side by side. */
    public static String render(List<Explanation> explanations) {
        List<String> lines = new ArrayList<>();
        for (Explanation explanation : explanations) {
            lines.add(heading(explanation));
            explanation.findings().forEach(finding -> lines.addAll(item(finding)));
            lines.add("");
        }
        if (explanations.size() == 1) {
            lines.addAll(WindowTable.of(explanations.getFirst()));
        } else {
            lines.add("Side by side:");
            Comparison.of(explanations).forEach(finding -> lines.addAll(item(finding)));
            lines.add("");
            lines.addAll(sideBySide(explanations));
        }
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static String heading(Explanation explanation) {
        ArtilleryReport report = explanation.report();
        String windows = report.windows().isEmpty()
                ? "no windows"
                : "%s of %s s, %s s in all"
                        .formatted(
                                Written.counted(report.windows().size(), "window"),
                                String.format(Locale.ROOT, "%.1f", report.windowSeconds()),
                                Written.count(explanation.seconds()));
        return "%s: a report in the shape of Artillery %s (%s), %s, %s"
                .formatted(
                        report.file(),
                        report.generation().versions(),
                        report.form(),
                        report.engine().words(),
                        windows);
    }

    private static List<String> item(Finding finding) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("*");
        for (String word : finding.sentence().split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(' ');
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> sideBySide(List<Explanation> explanations) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Report",
                "Intended",
                "Created",
                "Completed",
                "Lost",
                "Errors",
                "Session",
                "",
                "",
                "",
                "\"Latency\"",
                "Saturated"));
        rows.add(List.of("", "", "", "", "", "", "median ms", "p95 ms", "p99 ms", "max ms", "median ms", "from"));
        for (Explanation explanation : explanations) {
            Tally total = explanation.report().total();
            rows.add(List.of(
                    name(explanation, explanations),
                    explanation.intended().isPresent()
                            ? Written.count(explanation.intended().getAsDouble())
                            : NONE,
                    Written.count(total.created()),
                    Written.count(total.completed()),
                    Written.count(total.lost()),
                    Written.count(total.allErrors()),
                    millis(total.session(), ArtilleryReport.Spread::median),
                    millis(total.session(), ArtilleryReport.Spread::p95),
                    millis(total.session(), ArtilleryReport.Spread::p99),
                    millis(total.session(), ArtilleryReport.Spread::max),
                    millis(total.latency(), ArtilleryReport.Spread::median),
                    explanation
                            .timeline()
                            .saturatedFrom()
                            .map(row -> Written.count(row.window().fromSeconds()) + " s")
                            .orElse(NONE)));
        }
        return layOut(rows, 2);
    }

    /** The file's name, where no other report has the same. */
    private static String name(Explanation explanation, List<Explanation> all) {
        String name = last(explanation.report().file());
        long alike = all.stream()
                .filter(other -> last(other.report().file()).equals(name))
                .count();
        return alike == 1 ? name : explanation.report().file();
    }

    private static String last(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    static String millis(Optional<ArtilleryReport.Spread> spread, Function<ArtilleryReport.Spread, Double> figure) {
        return spread.map(figure).map(Written::millis).orElse(NONE);
    }

    /** Columns as wide as they need to be, the first to the left; a line below the headings. */
    static List<String> layOut(List<List<String>> rows, int headings) {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String padding = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(headings, "-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
        return lines;
    }
}
