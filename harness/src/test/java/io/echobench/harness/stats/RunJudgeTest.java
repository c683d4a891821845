package io.echobench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult.Completed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limit of pressure lies five points above what the run's own trials have of it. */
class RunJudgeTest {

    private static final long WINDOW = 10_000_000_000L;

    @Test
    void aServersOwnPressureIsAllowedAndWhatComesOnTopIsNot() {
        RoundJudge judge = RunJudge.of(trials(0.10, 0.12, 0.11, 0.40, 0.12));

        assertThat(judge.limits().get(Signal.CPU_PRESSURE)).isCloseTo(0.17, within(1e-9));
        assertThat(valid(judge, 0.1699)).isTrue();
        assertThat(valid(judge, 0.1701)).isFalse();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(RunJudge.of(trials(0.10, 0.20, 0.30, 0.0)).limits().get(Signal.CPU_PRESSURE))
                .isCloseTo(0.20, within(1e-9));
    }

    @Test
    void whereNoPressureIsKnownTheLimitsAreTheUsualOnes() {
        List<Completed> unknown = List.of(SampleRun.completed(SampleRun.trial(1, 1, "netty"), SampleRun.open()));

        assertThat(RunJudge.of(unknown)).isEqualTo(RoundJudge.standard());
        assertThat(RunJudge.of(List.of())).isEqualTo(RoundJudge.standard());
    }

    @Test
    void repeatsAndTheOrderOfTheFilesChangeNothing() {
        List<Completed> trials = new ArrayList<>(trials(0.10, 0.12, 0.11));
        RoundJudge judge = RunJudge.of(trials);
        trials.add(Altered.copy(
                trials.getFirst(), "trial", trials.getFirst().trial().again()));
        Collections.reverse(trials);

        assertThat(RunJudge.of(trials)).isEqualTo(judge);
    }

    private static boolean valid(RoundJudge judge, double pressure) {
        return judge.judge(TrialSignals.of(trials(pressure).getFirst())).valid();
    }

    private static List<Completed> trials(double... pressures) {
        return IntStream.range(0, pressures.length)
                .mapToObj(i -> SampleRun.completed(
                        SampleRun.trial(i + 1, 1, "netty"),
                        TrialSignalsTest.counted(
                                TrialSignalsTest.phase(WINDOW), "pressureNanos", Math.round(pressures[i] * WINDOW))))
                .toList();
    }
}
