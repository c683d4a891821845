package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.budgets.BudgetRecord.Proved;
import java.util.Locale;

/** What was found as a Markdown table: pure. */
final class BudgetTable {

    private BudgetTable() {}

    /** Heading, table, and what must be said below it. */
    static String render(BudgetRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("**What the load generator promises, measured with the C server**%n%n"));
        text.append(String.format("| Budget | Figure | Goal | Measured | Verdict |%n"));
        text.append(String.format("| --- | --- | ---: | ---: | --- |%n"));
        record.budgets().forEach(budget -> text.append(rows(budget)));
        text.append(System.lineSeparator());
        for (Proved budget : record.budgets()) {
            text.append(String.format(
                    Locale.ROOT, "* %s: %s (took %.0f s).", budget.id(), budget.words(), budget.seconds()));
            budget.notes().forEach(note -> text.append(' ').append(note));
            text.append(System.lineSeparator());
        }
        record.settings().forEach((name, value) -> text.append(String.format("* %s: %s%n", name, value)));
        record.environment().entrySet().stream()
                .filter(fact -> fact.getKey().endsWith("at start")) // whether the machine was quiet
                .forEach(fact -> text.append(String.format("* %s: %s%n", fact.getKey(), fact.getValue())));
        return text.toString();
    }

    private static String rows(Proved budget) {
        StringBuilder rows = new StringBuilder();
        budget.failure()
                .ifPresent(sentence ->
                        rows.append(String.format("| %s | %s | - | - | failed |%n", budget.id(), sentence)));
        budget.findings()
                .forEach(finding -> rows.append(String.format(
                        "| %s | %s | %s | %s | %s |%n",
                        budget.id(),
                        finding.what(),
                        finding.goal().words(),
                        finding.goal().shown(finding.measured()),
                        finding.verdict().name().toLowerCase(Locale.ROOT))));
        return rows.toString();
    }
}
