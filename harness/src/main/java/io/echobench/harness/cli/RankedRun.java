package io.echobench.harness.cli;

import io.echobench.harness.inference.Resolution;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.StoppingRule;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.plan.BalancedOrder;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.run.RoundRules;
import io.echobench.harness.script.Ranked;
import io.echobench.harness.stats.RankedSummarizer;
import io.echobench.harness.stats.TrialJudge;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run ranks, and the rules that it goes by while it runs.
 *
 * @param run its record
 * @param stopping empty where the number of rounds is fixed
 */
record RankedRun(RunRecord run, Optional<StoppingRule> stopping) implements RoundRules {

    /**
     * What is kept of how a run ranks, before it begins.
     *
     * @param ids of all rows, those of the controls among them
     * @param rounds of the plan
     * @param asked whether they were asked for on the command line: then there are exactly so many
     */
    static RunRecord.Ranked record(Ranked script, List<String> ids, int rounds, boolean asked) {
        Optional<Double> halfWidth = asked || script.halfWidth().isEmpty()
                ? Optional.empty()
                : Optional.of(script.halfWidth().getAsDouble());
        RunRecord.Ranked ranked = new RunRecord.Ranked(
                script.anchor(),
                script.rates(),
                script.primaryRates(),
                List.of(),
                ControlRows.twinOf(script.anchor()),
                ControlRows.burningOf(script.anchor()),
                Optional.empty(),
                0,
                halfWidth,
                Optional.empty());
        return ranked.expecting(expectedDifference(ranked, ids, rounds));
    }

    /** Where the number of rounds is open, that of the first look: with more rounds the burn is found the more easily. */
    private static double expectedDifference(RunRecord.Ranked ranked, List<String> ids, int rounds) {
        int looked = stopping(ranked, ids, rounds)
                .map(rule -> Math.min(rounds, Math.ceilDiv(rule.fewest(), rule.step()) * rule.step()))
                .orElse(rounds);
        return Resolution.expected(Math.max(2, compared(ranked, ids).size()), Math.max(2, looked), rules(ranked))
                .difference();
    }

    /** What can be expected of the table, before it is made: which differences it finds, or that it has too few rounds to find any. */
    static String expectation(RunRecord run) {
        RunRecord.Ranked ranked = run.ranked().orElseThrow();
        int compared = compared(
                        ranked,
                        run.backends().stream().map(RunRecord.Backend::id).toList())
                .size();
        int fewest = fewestRounds(ranked, compared);
        return run.rounds() < fewest
                ? String.format(
                        Locale.ROOT,
                        "nothing can be ranked in %d round%s: among %d server%s it takes %d at least",
                        run.rounds(),
                        run.rounds() == 1 ? "" : "s",
                        compared,
                        compared == 1 ? "" : "s",
                        fewest)
                : String.format(
                        Locale.ROOT,
                        "at %.0f %% spread of a round it resolves differences of %.1f %%",
                        100 * Resolution.AGREED_SD,
                        100 * ranked.expectedDifference());
    }

    /** The rules of a run; empty for one that does not rank. */
    static Optional<RoundRules> of(RunRecord run) {
        List<String> ids = run.backends().stream().map(RunRecord.Backend::id).toList();
        return run.ranked().map(ranked -> new RankedRun(run, stopping(ranked, ids, run.rounds())));
    }

    private static Rules rules(RunRecord.Ranked ranked) {
        return ranked.halfWidth().isPresent() ? Rules.STRICT : Rules.STANDARD;
    }

    private static Optional<StoppingRule> stopping(RunRecord.Ranked ranked, List<String> ids, int rounds) {
        int balanced = BalancedOrder.balancedRounds(ids.size());
        int pairs = pairs(compared(ranked, ids).size());
        return ranked.halfWidth().map(halfWidth -> StoppingRule.of(halfWidth, rounds, pairs, balanced, rules(ranked)));
    }

    private static int fewestRounds(RunRecord.Ranked ranked, int compared) {
        return rules(ranked).minimumRounds(pairs(compared));
    }

    private static int pairs(int compared) {
        return Math.max(1, compared * (compared - 1) / 2);
    }

    private static List<String> compared(RunRecord.Ranked ranked, List<String> ids) {
        return ids.stream()
                .filter(id -> !id.equals(ranked.twin()) && !id.equals(ranked.burning()))
                .toList();
    }

    @Override
    public Validity judge(Completed trial, List<TrialResult> soFar) {
        return TrialJudge.of(run).validity(trial);
    }

    @Override
    public StoppingRule.Decision after(int round, List<TrialResult> soFar) {
        return stopping.filter(rule -> round >= rule.fewest() || round >= rule.most())
                .map(rule -> rule.after(round, round % rule.step() == 0 ? halfWidths(soFar) : List.of()))
                .orElse(StoppingRule.Decision.GO_ON);
    }

    @Override
    public RoundRules knowing(RunRecord known) {
        return new RankedRun(known, stopping);
    }

    private List<Double> halfWidths(List<TrialResult> soFar) {
        return run.ranked()
                .map(how -> RankedSummarizer.primary(run, how, soFar).halfWidths())
                .orElse(List.of());
    }
}
