package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One rung of one trial's ladder: the slices in which its own server was loaded, and those in which the anchor beside it had the same load.
 * A phase belongs to the ladder where the anchor was given the same load in the same trial.
 *
 * <p>The slices lie own, anchor, anchor, own, so the n-th of each make a pair that follow each other. A pair in which a load loop stood still
 * for longer than {@link Signal#PAUSE} allows says nothing of a server: what was due meanwhile went out as one burst, which costs less. It is
 * left out as a whole, and the other pair is the rung of that trial.
 */
record LadderSlices(List<PhaseFigures> own, List<PhaseFigures> anchor) {

    /** The rung of that rate; without slices where the trial has no such rung. */
    static LadderSlices at(List<PhaseFigures> phases, double rate) {
        List<PhaseFigures> anchor = phases.stream()
                .filter(phase ->
                        phase.loadPoint().loadsAnchor() && phase.loadPoint().perSecond() == rate)
                .toList();
        List<PhaseFigures> own = phases.stream()
                .filter(phase -> phase.loadPoint().perSecond() == rate && isOf(phases, phase))
                .toList();
        return new LadderSlices(own, anchor);
    }

    /** The rungs of a trial, whole, by rate. */
    static List<LadderSlices> all(List<PhaseFigures> phases) {
        return phases.stream()
                .filter(phase -> phase.loadPoint().loadsAnchor())
                .map(phase -> phase.loadPoint().perSecond())
                .distinct()
                .sorted()
                .map(rate -> at(phases, rate))
                .toList();
    }

    /** The same without the pairs in which a load loop stood still; of a rung that was cut short, without pairs, all of it. */
    LadderSlices undisturbed() {
        if (own.size() != anchor.size()) {
            return this;
        }
        List<PhaseFigures> quietOwn = new ArrayList<>();
        List<PhaseFigures> quietAnchor = new ArrayList<>();
        for (int pair = 0; pair < own.size(); pair++) {
            if (!loopStoodStill(own.get(pair)) && !loopStoodStill(anchor.get(pair))) {
                quietOwn.add(own.get(pair));
                quietAnchor.add(anchor.get(pair));
            }
        }
        return new LadderSlices(quietOwn, quietAnchor);
    }

    /** Whether a load loop stood still in a phase for longer than is allowed. */
    static boolean loopStoodStill(PhaseFigures phase) {
        return phase.loop().longestPauseNanos().orElse(0L) > Signal.PAUSE.limit();
    }

    /** The longest time that a load loop stood still in its slices; empty where it is not known. */
    OptionalLong longestPauseNanos() {
        return Stream.concat(own.stream(), anchor.stream())
                .flatMap(phase -> phase.loop().longestPauseNanos().stream())
                .mapToLong(Long::longValue)
                .max();
    }

    /** Whether a phase of the trial's own server is a slice of its ladder. */
    static boolean isOf(Completed trial, PhaseFigures phase) {
        return isOf(trial.phases(), phase);
    }

    static boolean isOf(List<PhaseFigures> phases, PhaseFigures phase) {
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

    /** How many slices of the one are followed, or led, by one of the other. */
    int pairs() {
        return Math.min(own.size(), anchor.size());
    }

    /** Whether both servers have slices. */
    boolean isWhole() {
        return !own.isEmpty() && !anchor.isEmpty();
    }
}
