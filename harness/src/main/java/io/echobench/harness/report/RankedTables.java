package io.echobench.harness.report;

import io.echobench.harness.inference.Comparison;
import io.echobench.harness.inference.Comparison.Evidence;
import io.echobench.harness.inference.Estimate;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Verdict;
import io.echobench.harness.report.Table.Cell;
import io.echobench.harness.report.Table.Column;
import io.echobench.harness.stats.Ladder;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Rung;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.RankingSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run that ranks says of cost and of pairs. */
final class RankedTables {

    private RankedTables() {}

    /** A row for each backend, best first: the factor that ranks, then that at each rate. */
    static Table ladder(RankedSummary ranked) {
        Ladder ladder = ranked.ladder();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Backend"), Column.number("Cost factor", "ranks")));
        for (double rate : ladder.rates()) {
            columns.add(new Column("Factor at", rate(ladder, rate), "x", true));
        }
        columns.add(Column.number("Knee", "1/s"));
        return new Table(
                "Cost of a message over the reference server's (cost factor: mean over the rates with *)",
                columns,
                ladder.lines().stream().map(line -> ladderRow(ladder, line)).toList());
    }

    private static List<Cell> ladderRow(Ladder ladder, Line line) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(line)), primary(ladder, line)));
        line.rungs()
                .forEach(rung ->
                        cells.add(factor(rung, ladder.tooFast(rung.rate()).isEmpty())));
        cells.add(line.knee()
                .map(rate -> Cell.of((line.outlastsTheLadder() ? "≥ " : "") + Numbers.count(rate)))
                .orElse(Cell.NONE));
        return cells;
    }

    /** The same rows: what the factors are made of, as far as the servers' own part goes. */
    static Table ladderCpu(RankedSummary ranked) {
        Ladder ladder = ranked.ladder();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Backend")));
        for (double rate : ladder.rates()) {
            columns.add(new Column("CPU at", rate(ladder, rate), "µs/message", true));
        }
        String fastest = LadderMetrics.perSecond(ladder.primaryRates().getLast());
        columns.add(new Column("Per wake-up at", fastest, "messages", true));
        return new Table(
                "CPU time of a message",
                columns,
                ladder.lines().stream().map(line -> cpuRow(ladder, line)).toList());
    }

    private static List<Cell> cpuRow(Ladder ladder, Line line) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(line))));
        for (Rung rung : line.rungs()) {
            cells.add(rung.micros()
                    .filter(micros -> rung.sustained())
                    .map(micros -> Cell.of(Numbers.micros(micros.value() * 1_000)))
                    .orElse(Cell.NONE));
        }
        cells.add(line.at(ladder.primaryRates().getLast())
                .flatMap(Rung::messagesPerWakeup)
                .map(messages -> Cell.of(decimals(messages.median(), 2)))
                .orElse(Cell.NONE));
        return cells;
    }

    /** {@code 20,000/s *}: it ranks. */
    private static String rate(Ladder ladder, double rate) {
        return LadderMetrics.perSecond(rate) + (ladder.primaryRates().contains(rate) ? " *" : "");
    }

    private static Cell primary(Ladder ladder, Line line) {
        if (line.factor().isEmpty()) {
            return Cell.NONE;
        }
        return line.sustains(ladder.primaryRates())
                ? factor(line.factor().get(), line.busyEnough(ladder.primaryRates()))
                : Cell.of("not carried");
    }

    /** {@code ~ helidon}, {@code reference-again (control)}. */
    private static String name(Line line) {
        return (line.notSteady().isPresent() ? "~ " : "") + line.backend() + (line.control() ? " (control)" : "");
    }

    private static Cell factor(Rung rung, boolean withinReach) {
        if (rung.rounds() > 0 && !rung.sustained()) {
            return Cell.of("not carried");
        }
        return rung.factor()
                .map(estimate -> factor(estimate, withinReach && rung.busyEnough()))
                .orElse(Cell.NONE);
    }

    /** In brackets where it is not compared. */
    private static Cell factor(Estimate estimate, boolean compared) {
        return Cell.of(compared ? plusMinus(estimate) : "(" + plusMinus(estimate) + ")");
    }

    /** {@code 1.624 ± 0.8 %}. */
    static String plusMinus(Estimate estimate) {
        return decimals(estimate.value(), 3) + " ± " + decimals(100 * estimate.halfWidth(), 1) + " %";
    }

    /** Every rate of every backend: how busy it was, and whether it carried the rate. */
    static Table rungs(RankedSummary ranked) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Line line : ranked.ladder().lines()) {
            for (Rung rung : line.rungs()) {
                rows.add(List.of(
                        Cell.of(line.backend()),
                        Cell.of(LadderMetrics.perSecond(rung.rate())),
                        Cell.of(String.valueOf(rung.rounds())),
                        SummaryTables.spread(rung.utilisation(), Numbers::percent),
                        SummaryTables.spread(rung.generatorBusy(), Numbers::percent),
                        SummaryTables.spread(rung.messagesPerWakeup(), each -> decimals(each, 2)),
                        Cell.of(rung.notSustained().orElse(rung.rounds() == 0 ? Numbers.NONE : "yes"))));
            }
        }
        return new Table(
                "How busy each server and the generator were",
                List.of(
                        Column.text("Backend"),
                        Column.number("Rate", ""),
                        Column.number("Rounds", ""),
                        Column.number("Server's CPUs used", "%"),
                        Column.number("Generator busy", "%"),
                        Column.number("Per wake-up", "messages"),
                        Column.text("Carried")),
                rows);
    }

    /** Every pair of the primary metric. */
    static Table pairs(RankedSummary ranked) {
        return new Table(
                "Every pair",
                List.of(
                        Column.text("Pair"),
                        Column.text("Verdict"),
                        Column.number("Ratio", ""),
                        Column.number("95 % interval", ""),
                        Column.number("Interval at Holm's level", ""),
                        Column.number("p", "adjusted by Holm"),
                        Column.text("Why")),
                ranked.primary().ranking().comparisons().stream()
                        .map(RankedTables::pair)
                        .toList());
    }

    private static List<Cell> pair(Comparison comparison) {
        Optional<Evidence> evidence = comparison.evidence();
        String why = comparison.verdict() instanceof Verdict.Unresolved unresolved ? unresolved.reason() : "";
        return List.of(
                Cell.of(comparison.text()),
                Cell.of(comparison.verdict().word()),
                evidence.map(one -> Cell.of(decimals(one.ratio().value(), 3))).orElse(Cell.NONE),
                evidence.map(one -> interval(one.ratio())).orElse(Cell.NONE),
                evidence.map(one -> interval(one.adjusted())).orElse(Cell.NONE),
                evidence.map(one -> Cell.of(pValue(one.holm()))).orElse(Cell.NONE),
                Cell.of(why));
    }

    private static Cell interval(Estimate estimate) {
        return Cell.of(decimals(estimate.low(), 3) + " to " + decimals(estimate.high(), 3));
    }

    private static String pValue(double p) {
        return p < 0.0001 ? "< 0.0001" : decimals(p, 4);
    }

    /** The other metrics, each by itself. */
    static Table exploratory(RankedSummary ranked) {
        return new Table(
                "Exploratory rankings",
                List.of(
                        Column.text("By"),
                        Column.text("Ranking"),
                        Column.number("Resolves", "% and more"),
                        Column.text("Left out")),
                ranked.exploratory().stream()
                        .map(RankingSection::ranking)
                        .map(RankedTables::exploratory)
                        .toList());
    }

    private static List<Cell> exploratory(Ranking ranking) {
        String also = RankedNotes.alsoProved(ranking).map(text -> "; " + text).orElse("");
        return List.of(
                Cell.of(ranking.metric().id()),
                Cell.of(RankedNotes.line(ranking) + also),
                ranking.resolution()
                        .map(resolution -> Cell.of(decimals(Math.ceil(1_000 * resolution.difference()) / 10, 1)))
                        .orElse(Cell.NONE),
                Cell.of(ranking.excluded().entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(java.util.stream.Collectors.joining("; "))));
    }

    static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
