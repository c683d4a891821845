package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * By which limits the trials of a backend are judged: those of {@link Signal}, and for the pressure on the CPUs five points above the median of
 * its own trials in this run. A server with compiler and collector threads on one CPU makes pressure by itself, in every trial alike; what
 * somebody else makes comes on top of that in some of them. Pure: it looks at the machine's signals alone.
 */
public final class RunJudge {

    private RunJudge() {}

    /**
     * Of its trials so far; only first attempts are looked at, because repeats are more of the disturbed ones.
     *
     * @param trials in any order
     */
    public static RoundJudge of(List<Completed> trials) {
        double[] pressures = trials.stream()
                .filter(trial -> trial.trial().attempt() == 1)
                .map(trial -> TrialSignals.of(trial.phases(), OptionalDouble.empty()))
                .flatMapToDouble(signals -> pressure(signals).stream())
                .sorted()
                .toArray();
        RoundJudge standard = RoundJudge.standard();
        return pressures.length == 0
                ? standard
                : standard.allowing(Signal.CPU_PRESSURE, median(pressures) + Signal.CPU_PRESSURE.limit());
    }

    private static OptionalDouble pressure(Map<Signal, Double> signals) {
        Double pressure = signals.get(Signal.CPU_PRESSURE);
        return pressure == null ? OptionalDouble.empty() : OptionalDouble.of(pressure);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
