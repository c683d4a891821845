package io.echobench.harness.inference;

import java.util.Collection;
import java.util.Optional;

/**
 * A geometric mean with its interval.
 *
 * @param value of a metric, or a ratio
 * @param low end of the interval
 * @param high end of the interval
 * @param confidence 0.95 ...
 * @param rounds that it rests on
 */
public record Estimate(double value, double low, double high, double confidence, int rounds) {

    /** The geometric mean of one positive figure a round with its 95 % interval; empty with fewer than two rounds. */
    public static Optional<Estimate> ofRounds(Collection<Double> figures) {
        return figures.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new LogSample(figures.stream().mapToDouble(Math::log).toArray())
                                .geometricMean(Comparisons.CONFIDENCE));
    }

    /** Half the interval's width as a share of the value: 0.02 when it reaches from value / 1.02 to value x 1.02. */
    public double halfWidth() {
        return Math.sqrt(high / low) - 1;
    }

    /** Whether the interval holds a value. */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }
}
