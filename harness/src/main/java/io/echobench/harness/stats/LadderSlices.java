package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.LoadPoint;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;

/**
 * One rung of one trial's ladder: the slices in which its own server was loaded, and those in which the anchor beside it had the same load.
 * A phase belongs to the ladder where the anchor was given the same load in the same trial.
 */
record LadderSlices(List<PhaseFigures> own, List<PhaseFigures> anchor) {

    /** The rung of that rate; without slices where the trial has no such rung. */
    static LadderSlices at(Completed trial, double rate) {
        List<PhaseFigures> anchor = trial.phases().stream()
                .filter(phase ->
                        phase.loadPoint().loadsAnchor() && phase.loadPoint().perSecond() == rate)
                .toList();
        List<PhaseFigures> own = trial.phases().stream()
                .filter(phase -> phase.loadPoint().perSecond() == rate && isOf(trial, phase))
                .toList();
        return new LadderSlices(own, anchor);
    }

    /** Whether a phase of the trial's own server is a slice of its ladder. */
    static boolean isOf(Completed trial, PhaseFigures phase) {
        return isOf(trial.phases(), phase);
    }

    private static boolean isOf(List<PhaseFigures> phases, PhaseFigures phase) {
        return !phase.loadPoint().loadsAnchor()
                && phases.stream()
                        .map(PhaseFigures::loadPoint)
                        .anyMatch(other ->
                                other.loadsAnchor() && onOwnServer(other).equals(phase.loadPoint()));
    }

    /** Whether a phase is a slice of the ladder, be it of the trial's own server or of the anchor. */
    static boolean isSlice(List<PhaseFigures> phases, PhaseFigures phase) {
        return phase.loadPoint().loadsAnchor() || isOf(phases, phase);
    }

    private static LoadPoint onOwnServer(LoadPoint load) {
        return new LoadPoint(
                load.mode(),
                load.connections(),
                load.bytes(),
                load.perSecond(),
                load.toPerSecond(),
                load.inFlight(),
                load.arrivals());
    }

    boolean isWhole() {
        return !own.isEmpty() && !anchor.isEmpty();
    }
}
