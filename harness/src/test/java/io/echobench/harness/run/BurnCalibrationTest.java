package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.stats.Altered;
import io.echobench.load.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurnCalibrationTest {

    private static final Trial TRIAL = Trial.calibration("reference", 7);
    private static final List<Double> RATES = List.of(20_000.0, 50_000.0, 100_000.0);

    @Test
    void burnsTwiceWhatIsExpectedToBeResolvedOfWhatAMessageCosts() {
        assertThat(BurnCalibration.burnNanos(measured(20_000, 20_000, 20_000), ranked(RATES)))
                .as("5 %% of 20,000 ns, twice")
                .hasValue(2_000);
        assertThat(BurnCalibration.burnNanos(measured(20_000, 30_000, 30_000), ranked(List.of(20_000.0))))
                .as("the other rates do not rank")
                .hasValue(2_000);
    }

    /** (1 + 1000/5000)(1 + 1000/10000) = 1.32, and its root is the mean's rise. */
    @Test
    void aBurnIsThatOfTheMeanOverAllRatesThatRank() {
        double expected = (Math.sqrt(1.32) - 1) / 2;

        assertThat(BurnCalibration.burnNanos(
                        measured(5_000, 10_000, 1),
                        Altered.copy(ranked(RATES.subList(0, 2)), "expectedDifference", expected)))
                .hasValue(1_000);
    }

    @Test
    void isUnknownWhereTheCostAtOneOfTheRatesIs() {
        assertThat(BurnCalibration.burnNanos(SampleRun.failed(TRIAL, "it ended"), ranked(RATES)))
                .isEmpty();
        assertThat(BurnCalibration.burnNanos(SampleRun.completed(TRIAL), ranked(RATES)))
                .isEmpty();
        assertThat(BurnCalibration.burnNanos(SampleRun.completed(TRIAL, slice(20_000, 20_000)), ranked(RATES)))
                .isEmpty();
    }

    @Test
    void loadsOneServerAsTheLadderDoesAfterItsWarmUp() throws Exception {
        List<Phase> phases = BurnCalibration.phases(LoadScripts.open("standard").phases(), RATES);

        List<Phase> measured = phases.stream().filter(Phase::measured).toList();
        assertThat(measured)
                .extracting(Phase::name)
                .containsExactly("calibration 20000/s", "calibration 50000/s", "calibration 100000/s");
        assertThat(phases)
                .hasSizeGreaterThan(3)
                .noneMatch(phase -> phase.name().contains("anchor"))
                .endsWith(measured.toArray(Phase[]::new));
        assertThat(measured)
                .allSatisfy(phase -> assertThat(phase).isInstanceOfSatisfying(Phase.OpenLoop.class, open -> {
                    assertThat(open.nanos()).isEqualTo(4_000_000_000L / 3);
                    assertThat(open.server()).isZero();
                    assertThat(open.measured()).isTrue();
                }));
    }

    private static TrialResult measured(double first, double second, double third) {
        return SampleRun.completed(TRIAL, slice(20_000, first), slice(50_000, second), slice(100_000, third));
    }

    private static PhaseFigures slice(double rate, double nanos) {
        PhaseFigures open = SampleRun.open();
        PhaseFigures atRate =
                Altered.copy(open, "loadPoint", new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", ""));
        return Altered.copy(
                atRate, "server", Optional.of(Altered.copy(open.server().orElseThrow(), "cpuNanosPerMessage", nanos)));
    }

    private static RunRecord.Ranked ranked(List<Double> primaryRates) {
        return new RunRecord.Ranked(
                "reference",
                RATES,
                primaryRates,
                List.of(),
                "reference-again",
                "reference-burn-x",
                Optional.empty(),
                0.05,
                Optional.empty(),
                Optional.empty());
    }
}
