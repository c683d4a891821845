package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.script.LoadScripts;
import io.echobench.load.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnCalibrationTest {

    private static final Trial TRIAL = Trial.calibration("reference", 7);

    @Test
    void burnsTwiceWhatIsExpectedToBeResolvedOfWhatAMessageCosts() {
        assertThat(BurnCalibration.burnNanos(SampleRun.completed(TRIAL, SampleRun.open()), 0.05))
                .as("5 %% of 20,000 ns, twice")
                .hasValue(2_000);
    }

    @Test
    void isUnknownWhereTheCostIs() {
        assertThat(BurnCalibration.burnNanos(SampleRun.failed(TRIAL, "it ended"), 0.05))
                .isEmpty();
        assertThat(BurnCalibration.burnNanos(SampleRun.completed(TRIAL), 0.05)).isEmpty();
    }

    @Test
    void loadsOneServerAsTheLadderDoesAfterItsWarmUp() throws Exception {
        List<Phase> phases = BurnCalibration.phases(LoadScripts.open("standard").phases(), 20_000);

        assertThat(phases.stream().limit(phases.size() - 1))
                .isNotEmpty()
                .noneMatch(Phase::measured)
                .noneMatch(phase -> phase.name().contains("anchor"));
        assertThat(phases.getLast().name()).isEqualTo("calibration");
        assertThat(phases.getLast()).isInstanceOfSatisfying(Phase.OpenLoop.class, open -> {
            assertThat(open.perSecond()).isEqualTo(20_000);
            assertThat(open.nanos()).isEqualTo(4_000_000_000L);
            assertThat(open.server()).isZero();
            assertThat(open.measured()).isTrue();
        });
    }
}
