package io.echobench.benchmarks.budgets;

import java.util.List;

/**
 * What came of proving a budget.
 *
 * @param findings at least one
 * @param notes sentences on what the figures do not say
 */
record Outcome(List<Finding> findings, List<String> notes) {

    /** Copies the lists. */
    Outcome {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
