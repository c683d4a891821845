package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;

/** The phases of a trial in which its own server was loaded, and not the one beside it. Only these may be reported as its figures. */
public final class OwnPhases {

    private OwnPhases() {}

    /** All of them, in order. */
    public static List<PhaseFigures> of(Completed trial) {
        return trial.phases().stream()
                .filter(phase -> !phase.loadPoint().loadsAnchor())
                .toList();
    }

    /** Those that are no slices of a ladder; all where the trial is nothing but a ladder. */
    public static List<PhaseFigures> besideTheLadder(Completed trial) {
        List<PhaseFigures> all = of(trial);
        List<PhaseFigures> others =
                all.stream().filter(phase -> !LadderSlices.isOf(trial, phase)).toList();
        return others.isEmpty() ? all : others;
    }
}
