package io.echobench.harness.inference;

import io.echobench.harness.inference.Verdict.Faster;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A comparison within the table whose outcome is known beforehand. It is tested at alpha by itself, outside of Holm's procedure.
 *
 * @param name {@code A/A} or {@code positive}
 * @param sentence what was expected and what was found
 */
public record Control(String name, State state, String sentence) {

    /** Whether it came out as it must. */
    public enum State {
        /** It did. */
        HELD,
        /** It did not: the table is void. */
        FAILED,
        /** It could not be evaluated. */
        MISSING
    }

    /** One server twice under two names: no difference may be proved. */
    public static Control same(MetricRounds rounds, String backend, String twin, Rules rules) {
        Optional<Comparison> comparison = compare(rounds, backend, twin, rules);
        if (comparison.isEmpty()) {
            return missing("A/A", backend, twin, rules);
        }
        boolean differs = comparison.get().verdict() instanceof Faster;
        return new Control(
                "A/A",
                differs ? State.FAILED : State.HELD,
                "%s against itself: %s, %s"
                        .formatted(
                                backend,
                                ratio(comparison.get()),
                                differs ? "a difference is proved" : "no difference is proved"));
    }

    /**
     * One server against itself with a known burn: it must be placed behind.
     *
     * @param burnShare of the metric that the burn adds
     */
    public static Control burn(MetricRounds rounds, String backend, String burning, double burnShare, Rules rules) {
        Optional<Comparison> comparison = compare(rounds, backend, burning, rules);
        if (comparison.isEmpty()) {
            return missing("positive", backend, burning, rules);
        }
        boolean found = comparison.get().isWonBy(backend);
        return new Control(
                "positive",
                found ? State.HELD : State.FAILED,
                String.format(
                        Locale.ROOT,
                        "%s against itself with a burn of %.1f %%: %s, %s",
                        backend,
                        100 * burnShare,
                        ratio(comparison.get()),
                        found ? "it is placed behind" : "it is not placed behind"));
    }

    /** One whose burn was not found, or of which it is not known what it adds. */
    public static Control ofUnknownBurn(String backend) {
        return new Control(
                "positive", State.MISSING, "what a message costs " + backend + " at the rates that rank is not known");
    }

    /** Empty where too few rounds are there to prove anything of a single pair. */
    private static Optional<Comparison> compare(MetricRounds rounds, String one, String other, Rules rules) {
        return Comparisons.of(rounds.only(Set.of(one, other)), rules).stream()
                .filter(each -> each.evidence()
                        .filter(evidence -> evidence.ratio().rounds() >= rules.minimumRounds(1))
                        .isPresent())
                .findFirst();
    }

    private static Control missing(String name, String one, String other, Rules rules) {
        return new Control(
                name,
                State.MISSING,
                "%s and %s have not %d valid rounds in common".formatted(one, other, rules.minimumRounds(1)));
    }

    private static String ratio(Comparison comparison) {
        return comparison.evidence().stream()
                .map(Comparison.Evidence::ratio)
                .map(ratio -> String.format(
                        Locale.ROOT, "ratio %.3f (%.3f to %.3f)", ratio.value(), ratio.low(), ratio.high()))
                .findFirst()
                .orElse("no ratio");
    }
}
