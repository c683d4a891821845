package io.echobench.harness.run;

import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.RunRecord.TooFast;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of the rates that a script names can rank on this machine: told before the first round, from the measurement of the anchor alone
 * ({@link Calibration}), so no figure of a server that is compared has a part in it. Pure.
 *
 * <p>Near saturation every server costs the same: what its CPU has, over the rate. A rung that keeps the generator or the anchor so busy would
 * call servers alike that are not, and those that cost more would not carry it at all.
 */
final class RankableRates {

    /** Leaves room for a server that costs two thirds more than the anchor. */
    static final double MOST_OF_ITS_CPUS = 0.60;

    private RankableRates() {}

    /**
     * The primary rates that this machine is too slow for, ascending: the first that keeps one of the two too busy, and all above it. The
     * lowest stays in any case: what is wrong with it is told of every trial.
     *
     * @param primaryRates as the script names them, ascending
     * @param serverCpus how many CPUs the anchor is pinned to; 0: it may use all
     */
    static List<TooFast> tooFast(TrialResult calibration, List<Double> primaryRates, int serverCpus) {
        List<TooFast> tooFast = new ArrayList<>();
        for (double rate : primaryRates.subList(Math.min(1, primaryRates.size()), primaryRates.size())) {
            Optional<String> why = tooFast.isEmpty()
                    ? phase(calibration, rate).flatMap(phase -> whyNot(phase, serverCpus))
                    : Optional.of("a lower rate is too fast for this machine");
            why.ifPresent(reason -> tooFast.add(new TooFast(rate, reason)));
        }
        return List.copyOf(tooFast);
    }

    private static Optional<PhaseFigures> phase(TrialResult calibration, double rate) {
        return calibration instanceof Completed completed
                ? completed.phases().stream()
                        .filter(phase -> phase.loadPoint().perSecond() == rate)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> whyNot(PhaseFigures phase, int serverCpus) {
        double generator = phase.loop().utilisation();
        int cpus =
                serverCpus > 0 ? serverCpus : phase.machine().busyNanosByCpu().size();
        double anchor = phase.server().map(server -> share(server, cpus)).orElse(0.0);
        if (generator > Signal.LOAD_UTILISATION.limit()) {
            return Optional.of(sentence("the generator is busy", generator, Signal.LOAD_UTILISATION.limit()));
        }
        return anchor > MOST_OF_ITS_CPUS
                ? Optional.of(sentence("the server beside each uses its CPUs", anchor, MOST_OF_ITS_CPUS))
                : Optional.empty();
    }

    private static double share(ProcessFigures server, int cpus) {
        return (double) server.cpuNanos() / Math.max(1, server.windowNanos()) / Math.max(1, cpus);
    }

    private static String sentence(String what, double share, double most) {
        return String.format(Locale.ROOT, "%s %.0f %% of the time (at most %.0f %%)", what, 100 * share, 100 * most);
    }
}
