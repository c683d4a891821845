package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.warmup.SteadyState;
import io.echobench.harness.inference.warmup.SteadyState.Criterion;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The class of a round: whether what a message costs at the rungs that rank was one level, fell, rose, or did not settle. Pure. It is told
 * from the windows of the trial's own server over all its slices of those rungs, one behind the other.
 *
 * <p>A message costs less where there are more of them, so each window is told as a share of the geometric mean of its rung. All rungs are one
 * series: the figure that ranks is made of all of them, a server that changes does so at whatever rate it is loaded, and the ten windows
 * that a rung has by itself, in slices of a second, are too few to tell a level from noise.
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
     * @param primaryRates messages a second of the rungs that rank
     */
    public static Optional<RoundClass> of(Completed trial, List<Double> primaryRates) {
        return of(trial.phases(), primaryRates);
    }

    /** The same of its phases. */
    public static Optional<RoundClass> of(List<PhaseFigures> phases, List<Double> primaryRates) {
        double[] windows = primaryRates.stream()
                .map(rate -> windows(phases, rate))
                .flatMapToDouble(RoundClasses::overTheirMean)
                .toArray();
        return windows.length < FEWEST_WINDOWS
                ? Optional.empty()
                : Optional.of(SteadyState.detect(windows, Better.LOWER, Criterion.forNoiseOf(windows, SLICES_DIFFER))
                        .roundClass());
    }

    private static List<Double> windows(List<PhaseFigures> phases, double rate) {
        return phases.stream()
                .filter(phase -> !phase.loadPoint().loadsAnchor() && isRung(phase, rate))
                .flatMap(phase -> phase.costWindows().stream())
                .filter(cost -> cost > 0)
                .toList();
    }

    private static DoubleStream overTheirMean(List<Double> costs) {
        double mean = Math.exp(costs.stream().mapToDouble(Math::log).average().orElse(0));
        return costs.stream().mapToDouble(cost -> cost / mean);
    }

    private static boolean isRung(PhaseFigures phase, double rate) {
        return phase.loadPoint().mode().equals("open")
                && phase.loadPoint().perSecond() == rate
                && phase.loadPoint().toPerSecond() == rate;
    }
}
