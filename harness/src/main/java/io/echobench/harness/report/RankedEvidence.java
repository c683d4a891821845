package io.echobench.harness.report;

import io.echobench.harness.inference.Scatter;
import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.RankedSummary.Attempt;
import java.util.List;

/** What a ranking rests on: by how much each metric scatters, and every attempt that was made. */
final class RankedEvidence {

    private RankedEvidence() {}

    /** The candidates side by side. */
    static Table scatter(RankedSummary ranked) {
        String primary = ranked.primary().ranking().metric().id();
        return new Table(
                "What the A/A control scatters by",
                List.of(
                        Column.text("Metric"),
                        Column.number("Standard deviation of a round's log ratio", "%"),
                        Column.number("Rounds", ""),
                        Column.number("Would resolve", "% and more")),
                ranked.scatter().stream()
                        .map(each -> row(each, each.metric().id().equals(primary)))
                        .toList());
    }

    private static List<Cell> row(Scatter scatter, boolean primary) {
        return List.of(
                Cell.of(scatter.metric().id() + (primary ? " *" : "")),
                Cell.of(RankedTables.decimals(100 * scatter.sdOfLogRatio(), 2)),
                Cell.of(String.valueOf(scatter.rounds())),
                scatter.difference().isEmpty()
                        ? Cell.NONE
                        : Cell.of(
                                RankedTables.decimals(100 * scatter.difference().getAsDouble(), 1)));
    }

    /** Nothing is left out: also what did not count. */
    static Table attempts(RankedSummary ranked) {
        return new Table(
                "Every attempt",
                List.of(
                        Column.text("Trial"),
                        Column.text("Backend"),
                        Column.number("Round", ""),
                        Column.number("Attempt", ""),
                        Column.text("Counts"),
                        Column.text("Class of the round"),
                        Column.text("Marks"),
                        Column.text("Objections")),
                ranked.attempts().stream().map(RankedEvidence::row).toList());
    }

    private static List<Cell> row(Attempt attempt) {
        return List.of(
                Cell.of(attempt.trial()),
                Cell.of(attempt.backend()),
                Cell.of(String.valueOf(attempt.round())),
                Cell.of(String.valueOf(attempt.attempt())),
                Cell.of(attempt.valid() && attempt.counted() ? "yes" : attempt.counted() ? "in the rows only" : "no"),
                attempt.roundClass().map(each -> Cell.of(each.words())).orElse(Cell.NONE),
                Cell.of(String.join(", ", attempt.marks())),
                Cell.of(String.join("; ", attempt.objections())));
    }
}
