package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which trials of a run count: the one place where the limits meet what the files hold of the generator and the machine. It looks at no
 * response.
 *
 * @param byBackend limits of the signals for trials of a backend: what pressure its own threads make is its own affair
 * @param others limits for trials of all other backends
 * @param fastestPrimary messages a second of the fastest rung that ranks, where there is one: see {@link TrialSignals}
 */
public record TrialJudge(Map<String, RoundJudge> byBackend, RoundJudge others, OptionalDouble fastestPrimary) {

    /** The same limits for all. */
    TrialJudge(RoundJudge limits) {
        this(Map.of(), limits, OptionalDouble.empty());
    }

    /**
     * By the limits that hold for that run.
     *
     * @param trials its results so far; the pressure that its own servers make is told from them
     */
    public static TrialJudge of(RunRecord run, List<TrialResult> trials) {
        return run.ranked()
                .map(how -> new TrialJudge(
                        limits(trials),
                        RoundJudge.standard(),
                        OptionalDouble.of(how.primaryRates().getLast())))
                .orElse(new TrialJudge(RoundJudge.standard()));
    }

    private static Map<String, RoundJudge> limits(List<TrialResult> trials) {
        return trials.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .filter(trial -> CountedTrials.isOfARound(trial.trial()))
                .collect(Collectors.groupingBy(
                        trial -> trial.trial().backend(),
                        Collectors.collectingAndThen(Collectors.toList(), RunJudge::of)));
    }

    /** Whether it counts, and what speaks against it. */
    public Validity validity(Completed trial) {
        return byBackend
                .getOrDefault(trial.trial().backend(), others)
                .judge(TrialSignals.of(trial.phases(), fastestPrimary));
    }

    /** Whether it ran to its end and counts. */
    boolean counts(TrialResult result) {
        return result instanceof Completed completed && validity(completed).valid();
    }
}
