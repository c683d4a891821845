package io.echobench.harness.run;

import io.echobench.harness.inference.validity.Attempts;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.io.IOException;
import java.util.ArrayList;
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
     * The first attempt that counts; where none does, the last: the header says what the burn came to by the costs of the run itself.
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
        return attempts.getLast();
    }

    /** To the last one. What did not run to its end is told as it is, and would not be another. */
    private List<String> objections(List<TrialResult> attempts) {
        return attempts.getLast() instanceof Completed completed
                ? rules.judge(completed, attempts).objections()
                : List.of();
    }
}
