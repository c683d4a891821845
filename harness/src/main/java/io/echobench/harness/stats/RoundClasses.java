package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.warmup.SteadyState;
import io.echobench.harness.inference.warmup.SteadyState.Criterion;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;
import java.util.Optional;

/**
 * The class of a round: whether what a message costs at the rung that ranks was one level, fell, rose, or did not settle. Pure. It is told
 * from the windows of the trial's own server over all its slices of that rung, one behind the other.
 */
public final class RoundClasses {

    /** Fewer windows say nothing. */
    static final int FEWEST_WINDOWS = 20;

    /**
     * Two slices of two seconds of the same warm server, with others between them, differ by up to so much on a quiet machine with two CPUs:
     * seen at {@code reference} beside itself. Less is no change of the server.
     */
    static final double SLICES_DIFFER = 0.10;

    private RoundClasses() {}

    /**
     * Of a trial; empty where it has too few windows.
     *
     * @param primaryRate messages a second of the rung that ranks
     */
    public static Optional<RoundClass> of(Completed trial, double primaryRate) {
        return of(trial.phases(), primaryRate);
    }

    /** The same of its phases. */
    public static Optional<RoundClass> of(List<PhaseFigures> phases, double primaryRate) {
        double[] windows = phases.stream()
                .filter(phase -> !phase.loadPoint().loadsAnchor() && isRung(phase, primaryRate))
                .flatMap(phase -> phase.costWindows().stream())
                .filter(cost -> cost > 0)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return windows.length < FEWEST_WINDOWS
                ? Optional.empty()
                : Optional.of(SteadyState.detect(windows, Better.LOWER, Criterion.forNoiseOf(windows, SLICES_DIFFER))
                        .roundClass());
    }

    private static boolean isRung(PhaseFigures phase, double rate) {
        return phase.loadPoint().mode().equals("open")
                && phase.loadPoint().perSecond() == rate
                && phase.loadPoint().toPerSecond() == rate;
    }
}
