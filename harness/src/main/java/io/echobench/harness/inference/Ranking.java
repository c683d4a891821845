package io.echobench.harness.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a table may say of a metric.
 *
 * @param standings of the backends that can be compared, best first
 * @param comparisons of all their pairs
 * @param line empty where the table ranks nothing
 * @param whyNot the reasons for that; empty where there is a line
 * @param resolution empty with fewer than two complete rounds or two backends
 * @param excluded backends that could not be compared, and why
 */
public record Ranking(
        Metric metric,
        List<Standing> standings,
        List<Comparison> comparisons,
        Optional<RankingLine> line,
        List<String> whyNot,
        Optional<Resolution> resolution,
        List<Control> controls,
        Map<String, String> excluded) {

    /**
     * A backend's figure.
     *
     * @param mean geometric mean over its valid rounds with the 95 % interval
     * @param lowest of its rounds
     * @param highest of its rounds
     */
    public record Standing(String backend, Estimate mean, double lowest, double highest) {}

    /**
     * Ranks what can be ranked.
     *
     * @param rounds of the backends to rank, without the twins that are there for a control alone
     * @param controls of the same table; one that failed voids it
     * @param objections to the table as a whole, as {@code machine too noisy: ...}; each voids it
     */
    public static Ranking of(MetricRounds rounds, List<Control> controls, List<String> objections, Rules rules) {
        List<Standing> standings = standings(rounds);
        List<Comparison> comparisons = Comparisons.of(rounds, rules);
        List<String> whyNot = new ArrayList<>(objections);
        controls.stream()
                .filter(control -> control.state() == Control.State.FAILED)
                .forEach(control ->
                        whyNot.add("the %s control failed: %s".formatted(control.name(), control.sentence())));
        tooFewRounds(comparisons, rules).ifPresent(whyNot::add);
        List<String> bestFirst = standings.stream().map(Standing::backend).toList();
        return new Ranking(
                rounds.metric(),
                standings,
                comparisons,
                whyNot.isEmpty() ? Optional.of(RankingLine.of(bestFirst, comparisons)) : Optional.empty(),
                List.copyOf(whyNot),
                Resolution.of(rounds, rules),
                List.copyOf(controls),
                rounds.excluded());
    }

    private static Optional<String> tooFewRounds(List<Comparison> comparisons, Rules rules) {
        if (comparisons.isEmpty()) {
            return Optional.of("fewer than two backends can be compared");
        }
        int most = comparisons.stream()
                .flatMap(each -> each.evidence().stream())
                .mapToInt(evidence -> evidence.ratio().rounds())
                .max()
                .orElse(0);
        int needed = rules.minimumRounds(comparisons.size());
        return most >= needed
                ? Optional.empty()
                : Optional.of("%d rounds are indicative; %d are needed to rank".formatted(most, needed));
    }

    private static List<Standing> standings(MetricRounds rounds) {
        Comparator<Standing> lowFirst =
                Comparator.comparingDouble(standing -> standing.mean().value());
        return rounds.backends().stream()
                .map(backend -> new Standing(
                        backend,
                        rounds.logs(backend).geometricMean(Comparisons.CONFIDENCE),
                        rounds.rounds(backend).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElseThrow(),
                        rounds.rounds(backend).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElseThrow()))
                .sorted(rounds.metric().better() == Metric.Better.LOWER ? lowFirst : lowFirst.reversed())
                .toList();
    }

    /** Widths of the ratios' 95 % intervals, infinite for a pair without one: all that a {@link StoppingRule} may see. */
    public List<Double> halfWidths() {
        return comparisons.stream()
                .map(each -> each.evidence()
                        .map(evidence -> evidence.ratio().halfWidth())
                        .orElse(Double.POSITIVE_INFINITY))
                .toList();
    }
}
