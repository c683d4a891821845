package io.echobench.harness.inference;

import java.util.Optional;

/**
 * Two backends side by side.
 *
 * @param evidence empty where they have fewer than two rounds in common
 */
public record Comparison(String first, String second, Optional<Evidence> evidence, Verdict verdict) {

    /**
     * What the verdict rests on.
     *
     * @param ratio the first's figure over the second's, with its 95 % interval
     * @param adjusted the same with the interval at the level of Holm's step: it leaves out 1 where the t test passed
     * @param tTest p value of the paired t test on log ratios
     * @param signFlipTest p value of the exact sign-flip test
     * @param holm the higher of the two, adjusted for all pairs of the metric: below alpha where a difference is proved
     * @param equivalenceTest p value of the two one-sided tests against the margin
     */
    public record Evidence(
            Estimate ratio,
            Estimate adjusted,
            double tTest,
            double signFlipTest,
            double holm,
            double equivalenceTest) {}

    /** Whether it is about these two, in any order. */
    public boolean isOf(String one, String other) {
        return (first.equals(one) && second.equals(other)) || (first.equals(other) && second.equals(one));
    }

    /** Whether this one of the two is proved better. */
    public boolean isWonBy(String backend) {
        return verdict instanceof Verdict.Faster faster && faster.winner().equals(backend);
    }

    /** {@code netty > helidon}, {@code netty = vertx} or {@code netty ? vertx}. */
    public String text() {
        return switch (verdict) {
            case Verdict.Faster faster -> faster.winner() + " > " + (isWonBy(first) ? second : first);
            case Verdict.Equivalent ignored -> first + " = " + second;
            case Verdict.Unresolved ignored -> first + " ? " + second;
        };
    }
}
