package io.echobench.harness.run;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.validity.Attempts;
import io.echobench.harness.inference.validity.MachineNoise;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run does next, from its plan and the results that are there. Pure: what is decided about a round depends on the results of that
 * round and the ones before it alone, so whatever is missing is made up for as if the run had never been broken off.
 *
 * <p>A round is run through once. Then, in a run that ranks, its trials that do not count are run again, one after the other, until each
 * counts or was tried three times. Once so many trials were invalid at their first attempt that the table is void, nothing is repeated.
 */
public final class RoundLoop {

    private final Plan plan;
    private final Optional<RoundRules> rules;

    /** With the rules of a run that ranks; without, every trial of the plan is run once. */
    public RoundLoop(Plan plan, Optional<RoundRules> rules) {
        this.plan = plan;
        this.rules = rules;
    }

    /** What is next. */
    public sealed interface Next {

        /**
         * Run this trial.
         *
         * @param objections to its last attempt; empty for a first one
         */
        record Run(Trial trial, List<String> objections) implements Next {

            /** Copies the list. */
            public Run {
                objections = List.copyOf(objections);
            }
        }

        /** All is done after so many rounds, which may be fewer than were planned. */
        record Over(int rounds, Decision decision) implements Next {}
    }

    /** From the results so far, in any order. */
    public Next next(List<TrialResult> results) {
        for (int round = 1; round <= plan.rounds(); round++) {
            List<TrialResult> soFar = until(round, results);
            Optional<Next.Run> left = leftOf(round, soFar);
            if (left.isPresent()) {
                return left.get();
            }
            Decision decision = decision(round, soFar);
            if (decision != Decision.GO_ON) {
                return new Next.Over(round, decision);
            }
        }
        return new Next.Over(plan.rounds(), Decision.MOST_ROUNDS);
    }

    /** How many trials of the plan have no result; those of rounds that will not be needed are among them. */
    int planned(List<TrialResult> results) {
        return (int) plan.trials().stream()
                .filter(trial -> attempts(trial, results).isEmpty())
                .count();
    }

    /** Whether a backend may still have to be booted. */
    boolean wants(String backend, List<TrialResult> results) {
        return next(results) instanceof Next.Run
                && (rules.isPresent()
                        || plan.trials().stream()
                                .anyMatch(trial -> trial.backend().equals(backend)
                                        && attempts(trial, results).isEmpty()));
    }

    /** Whether repeats have ended, by the results of this round and those before it, because the table is void anyway. */
    public boolean isTooNoisy(int round, List<TrialResult> results) {
        return rules.isPresent() && isTooNoisy(until(round, results));
    }

    private Decision decision(int round, List<TrialResult> soFar) {
        return rules.map(each -> each.after(round, soFar)).orElse(Decision.GO_ON);
    }

    private Optional<Next.Run> leftOf(int round, List<TrialResult> soFar) {
        List<Trial> trials =
                plan.trials().stream().filter(trial -> trial.round() == round).toList();
        Optional<Trial> first = trials.stream()
                .filter(trial -> attempts(trial, soFar).isEmpty())
                .findFirst();
        if (first.isPresent() || rules.isEmpty() || isTooNoisy(soFar)) {
            return first.map(trial -> new Next.Run(trial, List.of()));
        }
        return trials.stream()
                .flatMap(trial -> repeat(attempts(trial, soFar), soFar).stream())
                .min(Comparator.comparingInt(run -> run.trial().attempt()));
    }

    /** One that failed has its result: it is the server's, or to be told, not to be tried until it passes. */
    private Optional<Next.Run> repeat(List<TrialResult> attempts, List<TrialResult> soFar) {
        List<Validity> validities = new ArrayList<>();
        for (TrialResult attempt : attempts) {
            if (!(attempt instanceof Completed completed)) {
                return Optional.empty();
            }
            validities.add(validity(completed, soFar));
        }
        return Attempts.after(validities) instanceof Attempts.Repeat
                ? Optional.of(new Next.Run(
                        attempts.getLast().trial().again(), validities.getLast().objections()))
                : Optional.empty();
    }

    private boolean isTooNoisy(List<TrialResult> soFar) {
        long invalid = soFar.stream()
                .filter(result -> result.trial().attempt() == 1)
                .filter(result -> result instanceof Completed completed
                        && !validity(completed, soFar).valid())
                .count();
        return invalid > MachineNoise.MOST_INVALID * plan.trials().size();
    }

    private Validity validity(Completed completed, List<TrialResult> soFar) {
        return rules.orElseThrow().judge(completed, soFar);
    }

    private static List<TrialResult> until(int round, List<TrialResult> results) {
        return results.stream()
                .filter(result ->
                        result.trial().belongsToPlan() && result.trial().round() <= round)
                .sorted(Comparator.comparingInt(
                                (TrialResult result) -> result.trial().number())
                        .thenComparingInt(result -> result.trial().attempt()))
                .toList();
    }

    /** The attempts at a trial from the first on; one behind a gap is not counted: it is made again. */
    private static List<TrialResult> attempts(Trial trial, List<TrialResult> soFar) {
        List<TrialResult> all = soFar.stream()
                .filter(result -> result.trial().number() == trial.number())
                .toList();
        return all.subList(0, (int) IntStream.range(0, all.size())
                .takeWhile(i -> all.get(i).trial().attempt() == i + 1)
                .count());
    }
}
