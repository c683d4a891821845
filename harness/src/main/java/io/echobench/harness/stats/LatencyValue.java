package io.echobench.harness.stats;

/** A percentile, or an extreme, of a distribution in nanoseconds: as far as it is known. */
public sealed interface LatencyValue {

    /** It was measured, to three significant digits. */
    record Measured(long nanos) implements LatencyValue {}

    /** It lies among the messages that were never answered: somewhere above the limit. */
    record Above(long nanos) implements LatencyValue {}

    /** Fewer than {@value Distribution#ENOUGH} messages lie beyond it (or there are none at all): not worth a number. */
    record TooFew() implements LatencyValue {}

    /** For ordering: a censored value lies beyond every measured one. */
    default long order() {
        return switch (this) {
            case Measured measured -> measured.nanos();
            case Above above -> Long.MAX_VALUE;
            case TooFew tooFew -> -1;
        };
    }
}
