package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.NoiseModel;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return each.strict() ? StoppedByWidth.comparisons(all, each.rounds()) : Comparisons.of(all, Rules.STANDARD);
    }

    private static boolean isAnyFaster(List<Comparison> comparisons) {
        return comparisons.stream().anyMatch(each -> each.verdict() instanceof Verdict.Faster);
    }
}
