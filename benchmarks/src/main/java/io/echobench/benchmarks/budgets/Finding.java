package io.echobench.benchmarks.budgets;

/**
 * A figure beside what is asked of it.
 *
 * @param what is measured
 * @param measured in the goal's unit
 */
public record Finding(String what, Goal goal, double measured, Goal.Verdict verdict) {

    static Finding of(String what, Goal goal, double measured) {
        return new Finding(what, goal, measured, goal.verdict(measured));
    }
}
