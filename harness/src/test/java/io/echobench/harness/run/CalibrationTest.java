package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.StoppingRule.Decision;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Altered;
import io.echobench.harness.stats.SimulatedLadders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Trial FIRST = Trial.calibration("reference", 7);

    private final List<String> said = new ArrayList<>();
    private final List<Integer> run = new ArrayList<>();

    @Test
    void anAttemptThatCountsIsTheOnlyOne() throws Exception {
        assertThat(measured(1, List.of()).trial().attempt()).isEqualTo(1);
        assertThat(run).containsExactly(1);
        assertThat(said).isEmpty();
    }

    @Test
    void oneThatDoesNotCountIsMadeAgain() throws Exception {
        assertThat(measured(2, List.of()).trial().attempt()).isEqualTo(2);
        assertThat(run).containsExactly(1, 2);
        assertThat(said)
                .containsExactly("reference alone | does not count and is run again, attempt 2 of 3: steal 5.0 %");
    }

    @Test
    void atMostTwice() throws Exception {
        assertThat(measured(9, List.of()).trial().attempt()).as("all are alike").isEqualTo(1);
        assertThat(run).containsExactly(1, 2, 3);
    }

    @Test
    void whereNoneCountsTheOneInWhichTheLoadProcessWasLeastBusyIsTakenAndThatIsSaid() throws Exception {
        List<TrialResult> kept = List.of(
                busy(FIRST, 0.9), busy(FIRST.again(), 0.6), busy(FIRST.again().again(), 0.8));

        assertThat(measured(9, kept)).isEqualTo(kept.get(1));
        assertThat(run).isEmpty();
        assertThat(said)
                .containsExactly("reference alone | none of 3 attempts counts (the last: steal 5.0 %); attempt 2,"
                        + " in which the load process was the least busy, is taken");
    }

    private static TrialResult busy(Trial trial, double share) {
        PhaseFigures open = SampleRun.open();
        return SampleRun.completed(trial, Altered.copy(open, "loop", Altered.copy(open.loop(), "utilisation", share)));
    }

    @Test
    void aRunThatGoesOnMakesOnlyWhatIsMissing() throws Exception {
        TrialResult kept = SampleRun.completed(FIRST);

        assertThat(measured(1, List.of(kept))).isEqualTo(kept);
        assertThat(run).isEmpty();
        assertThat(measured(2, List.of(kept)).trial().attempt()).isEqualTo(2);
        assertThat(run).containsExactly(2);
    }

    @Test
    void oneThatFailedIsToldAsItIs() throws Exception {
        TrialResult failed = SampleRun.failed(FIRST, "it ended");

        assertThat(measured(9, List.of(failed))).isEqualTo(failed);
        assertThat(run).isEmpty();
    }

    /** The first attempt that counts is that one. */
    private TrialResult measured(int counting, List<TrialResult> kept) throws Exception {
        SessionWords words = new SessionWords(new Plan(7, 12, List.of()), Optional.of(SimulatedLadders.how()));
        return new Calibration(FIRST, counting(counting), words, said::add).result(kept, attempt -> {
            run.add(attempt.attempt());
            return SampleRun.completed(attempt);
        });
    }

    private static RoundRules counting(int attempt) {
        return new RoundRules() {
            @Override
            public Validity judge(Completed trial, List<TrialResult> soFar) {
                return trial.trial().attempt() == attempt
                        ? new Validity(List.of(), Set.of())
                        : new Validity(List.of(new Validity.Violation(Signal.STEAL, "steal 5.0 %")), Set.of());
            }

            @Override
            public Decision after(int round, List<TrialResult> soFar) {
                return Decision.GO_ON;
            }

            @Override
            public RoundRules knowing(RunRecord run) {
                return this;
            }
        };
    }
}
