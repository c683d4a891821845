package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.inference.Agreement.Pair;
import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V14, simulated: two whole runs may differ in what they resolve, never in what they prove. */
class TwoRunsTest {

    record Case(
            String name, String model, List<Double> effects, int rounds, int pairs, long seed, double decidedAtLeast) {

        @Override
        public String toString() {
            return name;
        }

        private MetricRounds run(SplittableRandom random) {
            return SimulatedRun.rounds(
                    Objects.requireNonNull(DataFiles.noiseModels().get(model)),
                    SimulatedRun.Order.balanced,
                    effects,
                    rounds,
                    random);
        }

        private double truth(String backend) {
            return effects.get(Integer.parseInt(backend.substring(1)));
        }
    }

    static List<Case> cases() {
        return DataFiles.cases("two-runs.yaml", Case.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatOneRunProvesTheOtherDoesNotContradict(Case each) {
        SplittableRandom random = new SplittableRandom(each.seed());
        List<Pair> contradictions = new ArrayList<>();
        for (int pair = 0; pair < each.pairs(); pair++) {
            List<Comparison> first = Comparisons.of(each.run(random.split()), Rules.STANDARD);
            List<Comparison> second = Comparisons.of(each.run(random.split()), Rules.STANDARD);
            contradictions.addAll(Agreement.of("cost", first, second).of(Outcome.CONTRADICTED));
        }
        assertThat(contradictions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mostPairsThatDifferByTenPercentAreDecidedAndRightly(Case each) {
        SplittableRandom random = new SplittableRandom(each.seed());
        int decided = 0;
        int large = 0;
        for (int run = 0; run < each.pairs(); run++) {
            for (Comparison pair : Comparisons.of(each.run(random.split()), Rules.STANDARD)) {
                double ratio = each.truth(pair.first()) / each.truth(pair.second());
                if (Math.max(ratio, 1 / ratio) >= 1.0999) {
                    large++;
                    decided += pair.isWonBy(ratio < 1 ? pair.first() : pair.second()) ? 1 : 0;
                }
            }
        }
        assertThat(decided).isGreaterThanOrEqualTo((int) Math.ceil(each.decidedAtLeast() * large));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOrderInWhichBackendsAreNamedChangesNoRelation(Case each) {
        SplittableRandom random = new SplittableRandom(each.seed());
        for (int run = 0; run < 20; run++) {
            List<Observation> observations = SimulatedRun.observations(
                    Objects.requireNonNull(DataFiles.noiseModels().get(each.model())),
                    SimulatedRun.Order.balanced,
                    each.effects(),
                    each.rounds(),
                    random.split());
            List<String> names = SimulatedRun.names(each.effects().size());

            assertThat(relations(observations, names.reversed())).isEqualTo(relations(observations, names));
        }
    }

    private static Map<String, String> relations(List<Observation> observations, List<String> names) {
        return Comparisons.of(MetricRounds.of(SimulatedRun.COST, names, observations), Rules.STANDARD).stream()
                .collect(Collectors.toMap(
                        pair -> pair.first().compareTo(pair.second()) < 0
                                ? pair.first() + pair.second()
                                : pair.second() + pair.first(),
                        pair -> pair.verdict().toString()));
    }
}
