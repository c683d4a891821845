package io.echobench.harness.run;

import io.echobench.harness.inference.validity.Attempts;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The measurement before the first round, of which {@link BurnCalibration} makes the burn. An attempt that does not count is made again, at
 * most twice, as that of any other trial; those of a run that goes on are not made again.
 *
 * @param first attempt
 * @param rules whether an attempt counts
 * @param words of what is said on the way
 * @param say where it is said
 */
record Calibration(Trial first, RoundRules rules, SessionWords words, Consumer<String> say) {

    /** Runs an attempt and keeps its result. */
    interface Runner {
        TrialResult run(Trial attempt) throws InterruptedException, IOException;
    }

    /**
     * The first attempt that counts; where none does, and that is said, the one in which the load process was the least busy: what else runs
     * on the machine only ever adds to that, so a rate that is too fast by this attempt is too fast. The header says what the burn came to by
     * the costs of the run itself.
     *
     * @param kept attempts that were made before, in their order
     */
    TrialResult result(List<TrialResult> kept, Runner runner) throws InterruptedException, IOException {
        List<TrialResult> attempts = new ArrayList<>(kept);
        if (attempts.isEmpty()) {
            attempts.add(runner.run(first));
        }
        for (List<String> objections = objections(attempts);
                !objections.isEmpty() && attempts.size() <= Attempts.MOST_REPEATS;
                objections = objections(attempts)) {
            Trial again = attempts.getLast().trial().again();
            say.accept(words.calibratedAgain(again, objections));
            attempts.add(runner.run(again));
        }
        return objections(attempts).isEmpty() ? attempts.getLast() : leastDisturbed(attempts);
    }

    private TrialResult leastDisturbed(List<TrialResult> attempts) {
        TrialResult least = attempts.stream()
                .min(Comparator.comparingDouble(Calibration::busiest))
                .orElseThrow();
        say.accept(words.noneCounts(attempts.size(), least.trial(), objections(attempts)));
        return least;
    }

    /** By the phase in which the load process was the busiest. */
    private static double busiest(TrialResult attempt) {
        return attempt instanceof Completed completed
                ? completed.phases().stream()
                        .mapToDouble(phase -> phase.loop().utilisation())
                        .max()
                        .orElse(Double.MAX_VALUE)
                : Double.MAX_VALUE;
    }

    /** To the last one. What did not run to its end is told as it is, and would not be another. */
    private List<String> objections(List<TrialResult> attempts) {
        return attempts.getLast() instanceof Completed completed
                ? rules.judge(completed, attempts).objections()
                : List.of();
    }
}
