package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.NoiseModel;
import io.echobench.harness.inference.simulation.SimulatedRun;
import io.echobench.harness.plan.BalancedOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V10, simulated: equal backends are seldom told apart, all pairs of a table together. */
class FalseDifferencesTest {

    private static final Map<String, NoiseModel> MODELS = DataFiles.noiseModels();

    record Case(
            String name,
            String model,
            SimulatedRun.Order order,
            int backends,
            int rounds,
            boolean strict,
            int tables,
            long seed,
            int atLeast,
            int atMost) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return DataFiles.cases("false-differences.yaml", Case.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalBackendsAreTakenForDifferentAsOftenAsTheyMay(Case each) {
        SplittableRandom random = new SplittableRandom(each.seed());
        int wrong = 0;
        for (int table = 0; table < each.tables(); table++) {
            wrong += isAnyFaster(comparisons(each, random.split())) ? 1 : 0;
        }
        assertThat(wrong)
                .as("tables of %d with a proved difference", each.tables())
                .isBetween(each.atLeast(), each.atMost());
    }

    private static List<Comparison> comparisons(Case each, SplittableRandom random) {
        MetricRounds all = SimulatedRun.rounds(
                Objects.requireNonNull(MODELS.get(each.model())),
                each.order(),
                Collections.nCopies(each.backends(), 1.0),
                each.rounds(),
                random);
        return each.strict() ? untilNarrow(all, each) : Comparisons.of(all, Rules.STANDARD);
    }

    /** Shows the rule of a run one round after the other; the order is that of the backends and two rows of controls. */
    private static List<Comparison> untilNarrow(MetricRounds all, Case each) {
        int step = BalancedOrder.balancedRounds(each.backends() + 2);
        int pairs = each.backends() * (each.backends() - 1) / 2;
        StoppingRule rule = StoppingRule.of(0.02, each.rounds(), pairs, step, Rules.STRICT);
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

    private static boolean isAnyFaster(List<Comparison> comparisons) {
        return comparisons.stream().anyMatch(each -> each.verdict() instanceof Verdict.Faster);
    }
}
