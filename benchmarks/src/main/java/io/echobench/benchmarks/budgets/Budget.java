package io.echobench.benchmarks.budgets;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A promise of the load generator, and how it is proved. */
interface Budget {

    /** All that there are, in the order in which they run. */
    List<Budget> ALL = List.of(
            Allocation.PROMISED,
            Idle.PROMISED,
            Pipelining.PROMISED,
            SetUps.PROMISED,
            Lag.PROMISED,
            Connections.PROMISED,
            Crowd.PROMISED);

    /** For the command line and the results. */
    String id();

    /** What is driven, for the table. */
    String words();

    /** More than it may ever take. */
    Duration atMost();

    /** What it needs of the machine. */
    Needs needs();

    /**
     * Runs it; nothing of it is left when it returns or throws.
     *
     * @throws BenchmarkException when a process did not come through
     */
    Outcome prove(Bench bench) throws BenchmarkException, InterruptedException;

    /** Those with these ids, in their own order; all when none is named. */
    static List<Budget> select(List<String> ids) throws UsageException {
        for (String id : ids) {
            if (ALL.stream().noneMatch(budget -> budget.id().equals(id))) {
                throw UsageException.unknown(
                        "budget", id, ALL.stream().map(Budget::id).toList());
            }
        }
        List<Budget> selected = new ArrayList<>(ALL);
        selected.removeIf(budget -> !ids.isEmpty() && !ids.contains(budget.id()));
        return List.copyOf(selected);
    }
}
