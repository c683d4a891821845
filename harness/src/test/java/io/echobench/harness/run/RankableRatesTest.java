package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RunRecord.TooFast;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Altered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rates are taken out before the first round where the generator or the anchor has too little room. */
class RankableRatesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<Double> RATES = List.of(20_000.0, 50_000.0, 100_000.0);
    private static final Trial CALIBRATION = Trial.calibration("reference", 1);

    @Test
    void allRankWhereBothHaveRoom() {
        assertThat(tooFast(phase(20_000, 0.34, 0.30), phase(50_000, 0.45, 0.40), phase(100_000, 0.70, 0.60)))
                .isEmpty();
    }

    @Test
    void aRateThatKeepsTheGeneratorBusyDoesNotRankAndNoneAboveIt() {
        assertThat(tooFast(phase(20_000, 0.48, 0.44), phase(50_000, 0.84, 0.30), phase(100_000, 0.60, 0.30)))
                .containsExactly(
                        new TooFast(50_000, "the generator is busy 84 % of the time (at most 70 %)"),
                        new TooFast(100_000, "a lower rate is too fast for this machine"));
    }

    @Test
    void aRateThatLeavesAServerWhichCostsMoreNoRoomDoesNotRank() {
        assertThat(tooFast(phase(20_000, 0.3, 0.3), phase(50_000, 0.5, 0.5), phase(100_000, 0.6, 0.85)))
                .containsExactly(
                        new TooFast(100_000, "the server beside each uses its CPUs 85 % of the time (at most 60 %)"));
        assertThat(RankableRates.tooFast(calibration(phase(20_000, 0.3, 0.3), phase(50_000, 0.5, 0.85)), RATES, 2))
                .as("on two CPUs")
                .isEmpty();
        assertThat(RankableRates.tooFast(calibration(phase(20_000, 0.3, 0.3), phase(50_000, 0.5, 0.85)), RATES, 0))
                .as("on all CPUs of the machine, which are two")
                .isEmpty();
    }

    @Test
    void theLowestStaysHoweverBusy() {
        assertThat(tooFast(phase(20_000, 0.99, 0.99), phase(50_000, 1, 1), phase(100_000, 1, 1)))
                .extracting(TooFast::rate)
                .containsExactly(50_000.0, 100_000.0);
    }

    @Test
    void whatWasNotMeasuredTakesNothingOut() {
        assertThat(RankableRates.tooFast(SampleRun.failed(CALIBRATION, "it ended"), RATES, 1))
                .isEmpty();
        assertThat(RankableRates.tooFast(calibration(), List.of(), 1)).isEmpty();
    }

    private static List<TooFast> tooFast(PhaseFigures... phases) {
        return RankableRates.tooFast(calibration(phases), RATES, 1);
    }

    private static TrialResult calibration(PhaseFigures... phases) {
        return SampleRun.completed(CALIBRATION, phases);
    }

    private static PhaseFigures phase(double rate, double generator, double server) {
        PhaseFigures open = Altered.copy(
                SampleRun.open(), "loadPoint", new LoadPoint("open", 64, 32, rate, rate, 0, "uniform", ""));
        PhaseFigures busy = Altered.copy(
                Altered.copy(open, "loop", Altered.copy(open.loop(), "utilisation", generator)),
                "machine",
                Altered.copy(open.machine(), "busyNanosByCpu", Map.of("0", 0L, "1", 0L)));
        return Altered.copy(
                busy,
                "server",
                Optional.of(Altered.copy(
                        Altered.copy(open.server().orElseThrow(), "cpuNanos", Math.round(server * SECOND)),
                        "windowNanos",
                        SECOND)));
    }
}
