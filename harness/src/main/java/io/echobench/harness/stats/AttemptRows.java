package io.echobench.harness.stats;

import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import io.echobench.harness.plan.BalancedOrder;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.Skipped;
import io.echobench.harness.stats.RankedSummary.Attempt;
import io.echobench.harness.stats.RankedSummary.RoundsRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which trials were run, which of them count, and why there were no more. */
final class AttemptRows {

    private final RunRecord run;
    private final RunRecord.Ranked how;
    private final List<TrialResult> trials;
    private final TrialJudge judge;

    AttemptRows(RunRecord run, RunRecord.Ranked how, List<TrialResult> trials, TrialJudge judge) {
        this.run = run;
        this.how = how;
        this.trials = CountedTrials.inOrder(trials);
        this.judge = judge;
    }

    List<Attempt> all() {
        Set<TrialResult> counted = Set.copyOf(CountedTrials.of(run, trials));
        return trials.stream()
                .map(result -> new Attempt(
                        result.trial().fileStem(),
                        result.trial().backend(),
                        result.trial().round(),
                        result.trial().attempt(),
                        counted.contains(result),
                        judge.counts(result),
                        roundClass(result),
                        result instanceof Completed completed ? completed.marks() : List.of(),
                        objections(result)))
                .toList();
    }

    private Optional<RoundClass> roundClass(TrialResult result) {
        return result instanceof Completed completed
                ? RoundClasses.of(completed, how.primaryRates())
                : Optional.empty();
    }

    private List<String> objections(TrialResult result) {
        return switch (result) {
            case Completed completed -> judge.validity(completed).objections();
            case Failed failed -> List.of("it failed: " + failed.reason());
            case Skipped skipped -> List.of("it was not run: " + skipped.reason());
        };
    }

    int roundsRun() {
        return (int)
                trials.stream().map(result -> result.trial().round()).distinct().count();
    }

    /** Rows that cannot run here were not in the order. */
    RoundsRun rounds(Ranking primary) {
        int rows = (int) run.backends().stream()
                .filter(backend -> !backend.status().equals(Backend.SKIPPED))
                .count();
        int rounds = roundsRun();
        boolean balanced =
                rows > 0 && rounds > 0 && rounds % BalancedOrder.balancedRounds(rows) == 0 && everyRowIsInEveryRound();
        return new RoundsRun(
                rounds,
                balanced,
                how.halfWidth().map(halfWidth -> stopping(halfWidth, primary)).orElse(""));
    }

    private boolean everyRowIsInEveryRound() {
        return trials.stream()
                        .collect(Collectors.groupingBy(
                                result -> result.trial().backend(),
                                Collectors.mapping(result -> result.trial().round(), Collectors.toSet())))
                        .values()
                        .stream()
                        .map(Set::size)
                        .distinct()
                        .count()
                == 1;
    }

    private String stopping(double halfWidth, Ranking primary) {
        double widest = primary.halfWidths().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        String goal = String.format(Locale.ROOT, "+-%.1f %%", 100 * halfWidth);
        if (how.stoppedAfter().isEmpty()) {
            return "the run has not come to its end: it goes on until every ratio's 95 % interval is within " + goal;
        }
        String after = "stopped after " + how.stoppedAfter().get() + " rounds: ";
        if (widest <= halfWidth) {
            return after + "every ratio's 95 % interval is within " + goal;
        }
        return after + "there are no more, and the widest of the ratios' 95 % intervals is not within " + goal
                + (Double.isInfinite(widest) ? "" : String.format(Locale.ROOT, " but within +-%.1f %%", 100 * widest));
    }
}
