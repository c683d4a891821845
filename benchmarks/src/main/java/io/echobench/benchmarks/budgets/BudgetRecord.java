package io.echobench.benchmarks.budgets;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run of budgets found, as it is written to its JSON file.
 *
 * @param schema version of this layout
 * @param started when, UTC
 * @param settings how the processes were started, by name
 * @param environment the machine, by name
 * @param budgets one for each, in order
 */
public record BudgetRecord(
        int schema,
        String started,
        Map<String, String> settings,
        Map<String, String> environment,
        List<Proved> budgets) {

    /** The layout that this version writes. */
    static final int SCHEMA = 1;

    /**
     * One budget.
     *
     * @param words what was driven
     * @param seconds how long it took
     * @param findings none where it did not come through
     * @param notes on what the figures do not say
     * @param failure one sentence, where it did not come through
     */
    public record Proved(
            String id,
            String words,
            double seconds,
            List<Finding> findings,
            List<String> notes,
            Optional<String> failure) {

        /** Whether everything that was asked is so. */
        boolean met() {
            return failure.isEmpty() && findings.stream().allMatch(finding -> finding.verdict() == Goal.Verdict.MET);
        }
    }

    /** The same with one budget more. */
    BudgetRecord with(Proved proved) {
        List<Proved> more = new java.util.ArrayList<>(budgets);
        more.add(proved);
        return new BudgetRecord(schema, started, settings, environment, List.copyOf(more));
    }
}
