package io.echobench.harness.inference;

import io.echobench.harness.inference.Comparison.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every pair of a metric. A difference is proved where the paired t test and the exact sign-flip test both pass, the higher p value of
 * both adjusted by Holm over all pairs. Where none is, equivalence is proved by two one-sided tests, pair by pair.
 */
public final class Comparisons {

    /** Of the intervals that are printed. */
    static final double CONFIDENCE = 0.95;

    private static final double EQUIVALENCE_ALPHA = 0.05;

    private final MetricRounds rounds;
    private final Rules rules;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(String first, String second, LogSample ratios, double tTest, double signFlipTest) {

        double higher() {
            return Math.max(tTest, signFlipTest);
        }
    }

    private Comparisons(MetricRounds rounds, Rules rules) {
        this.rounds = rounds;
        this.rules = rules;
        List<String> backends = rounds.backends();
        for (int first = 0; first < backends.size(); first++) {
            for (String second : backends.subList(first + 1, backends.size())) {
                pairs.add(pair(backends.get(first), second));
            }
        }
    }

    /** All pairs, the first of each before the second in the order of the table. */
    public static List<Comparison> of(MetricRounds rounds, Rules rules) {
        return new Comparisons(rounds, rules).all();
    }

    private Pair pair(String first, String second) {
        LogSample ratios = rounds.logRatios(first, second);
        return ratios.size() < 2
                ? new Pair(first, second, ratios, 1, 1)
                : new Pair(first, second, ratios, ratios.tTest(), ratios.signFlipTest());
    }

    private List<Comparison> all() {
        double[] higher = pairs.stream().mapToDouble(Pair::higher).toArray();
        double[] adjusted = Holm.adjusted(higher);
        double[] adjustedT =
                Holm.adjusted(pairs.stream().mapToDouble(Pair::tTest).toArray());
        double[] levels = Holm.levels(higher, rules.alpha());
        List<Comparison> all = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            all.add(comparison(pairs.get(i), adjusted[i], adjustedT[i], levels[i]));
        }
        return List.copyOf(all);
    }

    private Comparison comparison(Pair pair, double holm, double holmOfT, double level) {
        if (pair.ratios().size() < 2) {
            Verdict unresolved = new Verdict.Unresolved("they have fewer than two valid rounds in common");
            return new Comparison(pair.first(), pair.second(), Optional.empty(), unresolved);
        }
        Evidence evidence = new Evidence(
                pair.ratios().geometricMean(CONFIDENCE),
                pair.ratios().geometricMean(1 - level),
                pair.tTest(),
                pair.signFlipTest(),
                holm,
                pair.ratios().equivalenceTest(rules.logMargin()));
        return new Comparison(pair.first(), pair.second(), Optional.of(evidence), verdict(pair, evidence, holmOfT));
    }

    private Verdict verdict(Pair pair, Evidence evidence, double holmOfT) {
        int needed = rules.minimumRounds(pairs.size());
        if (pair.ratios().size() < needed) {
            return new Verdict.Unresolved("%d rounds prove nothing among %d pair%s, %d can"
                    .formatted(pair.ratios().size(), pairs.size(), pairs.size() == 1 ? "" : "s", needed));
        }
        if (evidence.holm() < rules.alpha()) {
            boolean firstWins = rounds.metric().favoursFirst(pair.ratios().mean());
            return new Verdict.Faster(firstWins ? pair.first() : pair.second());
        }
        if (evidence.equivalenceTest() < EQUIVALENCE_ALPHA) {
            return new Verdict.Equivalent();
        }
        return new Verdict.Unresolved(
                holmOfT < rules.alpha()
                        ? "the t test finds a difference and the sign-flip test does not"
                        : "neither a difference nor equivalence within %.0f %% is proved"
                                .formatted(100 * rules.margin()));
    }
}
