package io.echobench.harness.inference;

import java.util.List;

/**
 * What a burn on each message does to a geometric mean of costs: it adds the same CPU time at every rate, so that it weighs more where a message
 * is cheap.
 *
 * @param costNanos CPU nanoseconds of a message at each rate; positive, at least one
 */
public record BurnEffect(List<Double> costNanos) {

    private static final int HALVINGS = 60;

    /** Copies the list. */
    public BurnEffect {
        costNanos = List.copyOf(costNanos);
        if (costNanos.isEmpty() || costNanos.stream().anyMatch(cost -> !(cost > 0))) {
            throw new IllegalArgumentException("costs must be positive, and one at least: " + costNanos);
        }
    }

    /** By how much the mean rises, as a share of it: {@code exp(mean(log(1 + burn / cost))) - 1}. */
    public double share(double burnNanos) {
        return Math.expm1(costNanos.stream()
                .mapToDouble(cost -> Math.log1p(burnNanos / cost))
                .average()
                .orElseThrow());
    }

    /**
     * The burn by which the mean rises by that share. It lies between the same share of the least and of the greatest cost, and
     * {@link #share} rises with it.
     *
     * @param share positive: 0.1 makes the mean a tenth larger
     */
    public double nanosFor(double share) {
        double low = share * costNanos.stream().min(Double::compare).orElseThrow();
        double high = share * costNanos.stream().max(Double::compare).orElseThrow();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (share(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
