package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.NoiseModel;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulated: backends that differ by the margin are seldom called equivalent. */
class FalseEquivalenceTest {

    private static final Map<String, NoiseModel> MODELS = DataFiles.noiseModels();

    record Case(
            String name,
            String model,
            double ratio,
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
        return DataFiles.cases("false-equivalence.yaml", Case.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backendsAreCalledEquivalentAsOftenAsTheyMay(Case each) {
        SplittableRandom random = new SplittableRandom(each.seed());
        int equivalent = 0;
        for (int table = 0; table < each.tables(); table++) {
            equivalent += verdict(each, random.split()) instanceof Verdict.Equivalent ? 1 : 0;
        }
        assertThat(equivalent)
                .as("tables of %d that call them equivalent", each.tables())
                .isBetween(each.atLeast(), each.atMost());
    }

    private static Verdict verdict(Case each, SplittableRandom random) {
        MetricRounds all = SimulatedRun.rounds(
                Objects.requireNonNull(MODELS.get(each.model())),
                SimulatedRun.Order.balanced,
                List.of(1.0, each.ratio()),
                each.rounds(),
                random);
        return (each.strict() ? StoppedByWidth.comparisons(all, each.rounds()) : Comparisons.of(all, Rules.STANDARD))
                .getFirst()
                .verdict();
    }
}
