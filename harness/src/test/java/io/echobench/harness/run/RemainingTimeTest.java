package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.script.LoadScripts;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {

    private static final long SECOND = 1_000_000_000L;

    private final RemainingTime remaining =
            new RemainingTime(List.of(new Phase.Pause("a", 5 * SECOND), new Phase.Pause("b", SECOND)), 3);

    @Test
    void isThePlansBeforeATrialHasEnded() {
        assertThat(remaining.end(100 * SECOND)).isEqualTo(130 * SECOND);
    }

    @Test
    void isThatOfTheTrialsSoFarAfterwards() {
        remaining.trialTook(8 * SECOND);
        assertThat(remaining.end(100 * SECOND)).isEqualTo(116 * SECOND);
    }

    @Test
    void aTrialThatWasNotRunSaysNothingAboutTheOthers() {
        remaining.trialPassed();
        assertThat(remaining.end(0)).isEqualTo(20 * SECOND);
    }

    @Test
    void aTrialThatIsRunAgainIsOneMore() {
        remaining.trialAdded();
        assertThat(remaining.end(0)).isEqualTo(40 * SECOND);
    }

    @Test
    void aLoopOfSoManyMessagesIsNotExpectedToTakeItsLongestTime() {
        Phase counted =
                new Phase.ClosedLoop("warm-up", false, 15 * SECOND, 300_000, 64, 1, new Payload.Generated(32, false));
        assertThat(new RemainingTime(List.of(counted), 1).end(0)).isEqualTo(7 * SECOND);
        assertThat(RemainingTime.trialNanos(List.of(counted))).as("at most").isEqualTo(19 * SECOND);
    }

    @Test
    void standardTakesAnHourForFiveBackendsAndTheControls() throws Exception {
        long trialNanos = RemainingTime.trialNanos(LoadScripts.open("standard").phases());

        assertThat(7 * 14 * trialNanos).isLessThanOrEqualTo(3_600 * SECOND);
    }
}
