package io.echobench.harness.inference;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By how much a metric scatters between two rows that are the same server: what a choice between metrics rests on.
 *
 * @param sdOfLogRatio standard deviation over rounds of the log ratio of the two rows
 * @param rounds that it rests on
 * @param difference the smallest that a table with such a spread finds with the agreed power; empty where there is no spread
 */
public record Scatter(Metric metric, double sdOfLogRatio, int rounds, OptionalDouble difference) {

    /**
     * Of two rows; empty where they have fewer than two rounds in common.
     *
     * @param tableRounds rounds of the table
     * @param pairs that it compares
     */
    public static Optional<Scatter> of(
            MetricRounds rounds, String backend, String twin, int tableRounds, int pairs, Rules rules) {
        LogSample ratios = rounds.logRatios(backend, twin);
        if (ratios.size() < 2) {
            return Optional.empty();
        }
        OptionalDouble difference = ratios.sd() < 1e-12 || tableRounds < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.expm1(new PairedPower(ratios.sd(), rules.alpha() / Math.max(1, pairs))
                        .smallestEffect(tableRounds, rules.power())));
        return Optional.of(new Scatter(rounds.metric(), ratios.sd(), ratios.size(), difference));
    }
}
