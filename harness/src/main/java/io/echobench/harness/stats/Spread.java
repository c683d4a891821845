package io.echobench.harness.stats;

import java.util.Collection;
import java.util.Optional;

/**
 * A figure over rounds.
 *
 * @param median of the rounds; the mean of the middle two for an even number
 * @param min the lowest round
 * @param max the highest round
 * @param rounds how many rounds have the figure
 */
public record Spread(double median, double min, double max, int rounds) {

    /** Of one value for each round; empty without any. */
    public static Optional<Spread> of(Collection<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int last = sorted.length - 1;
        double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
        return Optional.of(new Spread(median, sorted[0], sorted[last], sorted.length));
    }
}
