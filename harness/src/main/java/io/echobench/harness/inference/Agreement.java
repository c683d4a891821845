package io.echobench.harness.inference;

import io.echobench.harness.inference.Comparison.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What two rankings by one metric say of the pairs that both compare. Two runs may differ in what they resolve, never in what they prove.
 *
 * @param metric its id
 * @param pairs in the order of the first
 */
public record Agreement(String metric, List<Pair> pairs) {

    /** Copies the list. */
    public Agreement {
        pairs = List.copyOf(pairs);
    }

    /** What two runs say of one pair together. */
    public enum Outcome {
        /** Both prove the same. */
        AGREED,
        /** One proves what the other proves wrong. */
        CONTRADICTED,
        /** Both prove something, and not the same: a difference, and that it may be too small to matter. */
        COMPATIBLE,
        /** Only one proves anything. */
        PROVED_ONCE,
        /** Neither does. */
        UNRESOLVED
    }

    /** One pair of backends in both. */
    public record Pair(Comparison first, Comparison second) {

        /** What they say together. */
        public Outcome outcome() {
            if (contradicts(first, second) || contradicts(second, first)) {
                return Outcome.CONTRADICTED;
            }
            int proved = (isProved(first) ? 1 : 0) + (isProved(second) ? 1 : 0);
            return switch (proved) {
                case 0 -> Outcome.UNRESOLVED;
                case 1 -> Outcome.PROVED_ONCE;
                default -> first.verdict().equals(second.verdict()) ? Outcome.AGREED : Outcome.COMPATIBLE;
            };
        }

        /** Whether both rank the two. */
        private boolean isUntied() {
            return first.verdict() instanceof Verdict.Faster && second.verdict() instanceof Verdict.Faster;
        }
    }

    /** Of two rankings by the same metric; backends that only one of them compares are in no pair. */
    public static Agreement of(Ranking one, Ranking other) {
        if (!one.metric().equals(other.metric())) {
            throw new IllegalArgumentException(
                    one.metric().id() + " and " + other.metric().id() + " are two metrics");
        }
        return of(one.metric().id(), one.comparisons(), other.comparisons());
    }

    static Agreement of(String metric, List<Comparison> one, List<Comparison> other) {
        List<Pair> pairs = new ArrayList<>();
        for (Comparison each : one) {
            other.stream()
                    .filter(candidate -> candidate.isOf(each.first(), each.second()))
                    .findFirst()
                    .ifPresent(same -> pairs.add(new Pair(each, same)));
        }
        return new Agreement(metric, pairs);
    }

    /** Those of one outcome. */
    public List<Pair> of(Outcome outcome) {
        return pairs.stream().filter(pair -> pair.outcome() == outcome).toList();
    }

    /**
     * Kendall's tau-b (1945) over the pairs that are tied in neither, where its corrections for ties are nothing: 1 when both have them in the
     * same order, -1 when all are reversed. Empty where both rank no pair.
     */
    public OptionalDouble tauOutsideTies() {
        List<Pair> untied = pairs.stream().filter(Pair::isUntied).toList();
        long concordant = untied.stream()
                .filter(pair -> pair.first().verdict().equals(pair.second().verdict()))
                .count();
        return untied.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((2.0 * concordant - untied.size()) / untied.size());
    }

    private static boolean isProved(Comparison comparison) {
        return !(comparison.verdict() instanceof Verdict.Unresolved);
    }

    /** Faster the other way round, or equivalent where the other shows a difference that lies beyond the margin as a whole. */
    private static boolean contradicts(Comparison one, Comparison other) {
        return switch (one.verdict()) {
            case Verdict.Faster faster ->
                other.isWonBy(faster.winner().equals(one.first()) ? one.second() : one.first());
            case Verdict.Equivalent ignored -> other.verdict() instanceof Verdict.Faster && liesBeyondTheMargin(other);
            case Verdict.Unresolved ignored -> false;
        };
    }

    private static boolean liesBeyondTheMargin(Comparison comparison) {
        double margin = 1 + Rules.STANDARD.margin();
        return comparison.evidence().stream()
                .map(Evidence::adjusted)
                .anyMatch(ratio -> ratio.low() > margin || ratio.high() < 1 / margin);
    }
}
