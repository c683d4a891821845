package io.echobench.harness.run;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal.Mark;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.PhaseMarks;
import io.echobench.harness.stats.RoundClasses;
import io.echobench.harness.stats.TrialSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What must be said beside a trial's figures. The marks look at the generator and the machine, never at a response alone: a
 * round is not to be judged by its result.
 */
final class Marks {

    /** The generator, not the server, was late. */
    static final String CLIENT_LIMITED = "client-limited";

    /** The machine took CPU time away. */
    static final String NOISY = "noisy";

    /** What a message cost had not settled, or did not stay, at the rungs that rank. */
    static final String NOT_STEADY = "not-steady";

    /** The server did not stop when it was told to. Its figures were taken before. */
    static final String KILLED_AT_STOP = "killed-at-stop";

    /** A load process reports every second, where it does. */
    private static final long SILENCE_ALLOWED_NANOS = 2_500_000_000L;

    private Marks() {}

    /** Of the phases alone. */
    static List<String> of(List<PhaseFigures> phases) {
        return of(phases, 0, false);
    }

    /**
     * Of a trial.
     *
     * @param longestSilenceNanos how long the load process, which reports every second of most measured phases, did not: where it stood
     *     still, nothing else would tell in a closed loop
     * @param serverWasKilled because it did not stop by itself
     */
    static List<String> of(List<PhaseFigures> phases, long longestSilenceNanos, boolean serverWasKilled) {
        List<String> marks = new ArrayList<>();
        if (phases.stream().anyMatch(PhaseMarks::clientLimited)) {
            marks.add(CLIENT_LIMITED);
        }
        if (longestSilenceNanos > SILENCE_ALLOWED_NANOS || phases.stream().anyMatch(PhaseMarks::noisy)) {
            marks.add(NOISY);
        }
        if (serverWasKilled) {
            marks.add(KILLED_AT_STOP);
        }
        return List.copyOf(marks);
    }

    /**
     * Of a trial, by its phases and by all signals. Faster rungs than those that rank are
     * there to find where a server's, or the generator's, limit lies: that the generator was late there says nothing of the trial. Of the
     * slices of a ladder the cost is reported, of all other phases the responses: what spoils either is not the same
     * ({@link PhaseMarks}).
     *
     * @param phases of both servers; a generator that cannot serve the anchor in time makes no factor either
     * @param primaryRates messages a second of the rungs that rank, ascending; empty where none does
     */
    static List<String> ofTrial(
            List<PhaseFigures> phases, List<Double> primaryRates, long longestSilenceNanos, boolean serverWasKilled) {
        List<PhaseFigures> own = phases.stream()
                .filter(phase -> !phase.loadPoint().loadsAnchor())
                .toList();
        Set<Mark> host = RoundJudge.standard()
                .judge(TrialSignals.of(phases, primaryRates))
                .marks();
        List<String> marks = new ArrayList<>();
        if (host.contains(Mark.CLIENT_LIMITED) || PhaseMarks.clientLimited(phases, primaryRates)) {
            marks.add(CLIENT_LIMITED);
        }
        if (host.contains(Mark.NOISY)
                || longestSilenceNanos > SILENCE_ALLOWED_NANOS
                || own.stream().anyMatch(PhaseMarks::noisy)) {
            marks.add(NOISY);
        }
        if (RoundClasses.of(phases, primaryRates)
                .filter(RoundClass.NOT_STEADY::equals)
                .isPresent()) {
            marks.add(NOT_STEADY);
        }
        if (serverWasKilled) {
            marks.add(KILLED_AT_STOP);
        }
        return List.copyOf(marks);
    }
}
