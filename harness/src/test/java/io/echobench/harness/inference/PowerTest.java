package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.NoiseModel;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V11, simulated: a difference that is there is found, and intervals hold the truth as often as they say. */
class PowerTest {

    private static final Map<String, NoiseModel> MODELS = DataFiles.noiseModels();

    record Case(String name, String model, double effect, int rounds, int tables, long seed, int atLeast, int atMost) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> power() {
        return DataFiles.cases("power.yaml", Case.class);
    }

    static List<Case> coverage() {
        return DataFiles.cases("coverage.yaml", Case.class);
    }

    @ParameterizedTest
    @MethodSource("power")
    void aDifferenceIsProvedAsOftenAsItMustBe(Case each) {
        assertThat(count(each, pair -> pair.isWonBy("b1"))).isBetween(each.atLeast(), each.atMost());
    }

    @ParameterizedTest
    @MethodSource("power")
    void theWorseOneIsHardlyEverProvedBetter(Case each) {
        assertThat(count(each, pair -> pair.isWonBy("b0"))).isLessThanOrEqualTo(each.tables() / 1000);
    }

    @ParameterizedTest
    @MethodSource("coverage")
    void theIntervalOfARatioHoldsTheTruthIn93To97Percent(Case each) {
        assertThat(count(each, pair -> pair.evidence().orElseThrow().ratio().holds(1 / each.effect())))
                .isBetween(each.atLeast(), each.atMost());
    }

    /** b1 costs effect times what b0 does. */
    private static int count(Case each, Predicate<Comparison> what) {
        SplittableRandom random = new SplittableRandom(each.seed());
        int count = 0;
        for (int table = 0; table < each.tables(); table++) {
            MetricRounds rounds = SimulatedRun.rounds(
                    Objects.requireNonNull(MODELS.get(each.model())),
                    SimulatedRun.Order.balanced,
                    List.of(1.0, each.effect()),
                    each.rounds(),
                    random.split());
            count += what.test(Comparisons.of(rounds, Rules.STANDARD).getFirst()) ? 1 : 0;
        }
        return count;
    }
}
