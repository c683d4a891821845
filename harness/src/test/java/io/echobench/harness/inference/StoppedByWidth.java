package io.echobench.harness.inference;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.plan.BalancedOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a run of {@code strict} says in the end: the rule of the product is shown one balanced number of rounds after the other. */
final class StoppedByWidth {

    private static final double HALF_WIDTH = 0.02;
    private static final int ROWS_OF_CONTROLS = 2;

    private StoppedByWidth() {}

    /** Of rounds that could all be run. */
    static List<Comparison> comparisons(MetricRounds all, int most) {
        int backends = all.byBackend().size();
        int step = BalancedOrder.balancedRounds(backends + ROWS_OF_CONTROLS);
        StoppingRule rule = StoppingRule.of(HALF_WIDTH, most, backends * (backends - 1) / 2, step, Rules.STRICT);
        for (int rounds = step; ; rounds += step) {
            List<Comparison> soFar = Comparisons.of(firstRounds(all, rounds), Rules.STRICT);
            List<Double> halfWidths = soFar.stream()
                    .map(pair -> pair.evidence().orElseThrow().ratio().halfWidth())
                    .toList();
            if (rule.after(rounds, halfWidths) != Decision.GO_ON) {
                return soFar;
            }
        }
    }

    private static MetricRounds firstRounds(MetricRounds all, int rounds) {
        Map<String, SortedMap<Integer, Double>> first = new LinkedHashMap<>();
        all.byBackend().forEach((backend, figures) -> first.put(backend, figures.headMap(rounds + 1)));
        return new MetricRounds(all.metric(), first, all.excluded());
    }
}
