package io.echobench.harness.run;

import io.echobench.harness.inference.BurnEffect;
import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.validity.Attempts;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.LadderMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a session says on its way.
 *
 * @param ranked how the run ranks; empty for one that does not
 */
record SessionWords(Plan plan, Optional<RunRecord.Ranked> ranked) {

    static final String TOO_NOISY =
            "more than a quarter of all planned trials did not count at their first attempt: the machine is too"
                    + " noisy, the table will rank nothing, and nothing is run again from here on";

    static final String NO_BURN =
            "what a message costs the anchor could not be measured, so there is no burn to control with";

    /** {@code 17/98 netty}; in a run that ranks {@code round 3 of 14 | 17/98 netty, attempt 2}. */
    String label(Trial trial) {
        String place = "%d/%d %s".formatted(trial.number(), plan.trials().size(), trial.backend());
        return ranked.isEmpty()
                ? place
                : round(trial) + " | " + place + (trial.attempt() == 1 ? "" : ", attempt " + trial.attempt());
    }

    private String round(Trial trial) {
        boolean open = ranked.flatMap(RunRecord.Ranked::halfWidth).isPresent();
        return "round %d of %s%d".formatted(trial.round(), open ? "at most " : "", plan.rounds());
    }

    /** That a trial is over, and how. */
    String line(TrialResult result) {
        String label = label(result.trial());
        return switch (result) {
            case TrialResult.Completed completed ->
                label + " | done in "
                        + String.format(
                                Locale.ROOT,
                                "%.1f s",
                                completed.windows().values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum()
                                        / 1e9)
                        + " | " + TrialWords.of(completed);
            case TrialResult.Failed failed -> label + " | FAILED: " + failed.reason();
            case TrialResult.Skipped skipped -> label + " | skipped: " + skipped.reason();
        };
    }

    /** That a trial is run once more, and why. */
    String repeated(RoundLoop.Next.Run next) {
        Trial trial = next.trial();
        return "%s | %s does not count and is run again, attempt %d of %d: %s"
                .formatted(
                        round(trial),
                        trial.backend(),
                        trial.attempt(),
                        Attempts.MOST_REPEATS + 1,
                        String.join("; ", next.objections()));
    }

    /** That the measurement before the first round is made once more, and why. */
    String calibratedAgain(Trial trial, List<String> objections) {
        return "%s alone | does not count and is run again, attempt %d of %d: %s"
                .formatted(trial.backend(), trial.attempt(), Attempts.MOST_REPEATS + 1, String.join("; ", objections));
    }

    String noneCounts(int attempts, Trial taken, List<String> objections) {
        return "%s alone | none of %d attempts counts (the last: %s); attempt %d, in which the load process was the least busy, is taken"
                .formatted(taken.backend(), attempts, String.join("; ", objections), taken.attempt());
    }

    /** Which of the script's rates do not rank on this machine, and why; empty where all do. */
    Optional<String> tooFast() {
        List<RunRecord.TooFast> tooFast = ranked.map(RunRecord.Ranked::tooFast).orElse(List.of());
        return tooFast.isEmpty()
                ? Optional.empty()
                : Optional.of(tooFast.stream()
                        .map(each ->
                                LadderMetrics.perSecond(each.rate()) + " does not rank on this machine: " + each.why())
                        .collect(Collectors.joining("; ")));
    }

    /** What the measurement before the first round found. */
    String burn(TrialResult calibration, OptionalLong nanos) {
        if (nanos.isEmpty() || ranked.isEmpty()) {
            return line(calibration) + " | " + NO_BURN;
        }
        RunRecord.Ranked how = ranked.get();
        List<Double> costs = BurnCalibration.costs(calibration, how.primaryRates());
        return String.format(
                Locale.ROOT,
                "a message costs %s %s; %s burns %,d ns on each, which raises what ranks by %.1f %%: twice what the table is expected"
                        + " to resolve",
                how.anchor(),
                IntStream.range(0, costs.size())
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "%.2f us at %s",
                                costs.get(i) / 1e3,
                                LadderMetrics.perSecond(how.primaryRates().get(i))))
                        .collect(Collectors.joining(", ")),
                how.burning(),
                nanos.getAsLong(),
                100 * new BurnEffect(costs).share((double) nanos.getAsLong()));
    }

    /** Why there are no more rounds. */
    String over(RoundLoop.Next.Over over) {
        double percent = 100 * ranked.flatMap(RunRecord.Ranked::halfWidth).orElse(0.0);
        return over.decision() == Decision.NARROW_ENOUGH
                ? String.format(
                        Locale.ROOT, "%d rounds: every ratio is known to %.1f %% or better", over.rounds(), percent)
                : String.format(
                        Locale.ROOT,
                        "%d rounds: these were the most, and not every ratio is known to %.1f %%",
                        over.rounds(),
                        percent);
    }
}
