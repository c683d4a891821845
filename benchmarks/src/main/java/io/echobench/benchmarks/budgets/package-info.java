/**
 * What the load generator promises of itself, each promise held against a run of the production load process on the C server: an
 * {@link io.echobench.benchmarks.budgets.Budget} says what is driven and read, a {@link io.echobench.benchmarks.budgets.Goal} what is
 * asked, a {@link io.echobench.benchmarks.budgets.Finding} what was measured, and {@link io.echobench.benchmarks.budgets.Bench} starts
 * and places the processes.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.benchmarks.budgets;
