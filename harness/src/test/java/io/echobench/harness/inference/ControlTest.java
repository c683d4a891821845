package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.simulation.DataFiles;
import io.echobench.harness.inference.simulation.SimulatedRun;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A table carries its own proof. b0 is the reference server, b1 its twin, b2 the one that burns. */
class ControlTest {

    @Test
    void twinsAreSeldomToldApart() {
        int failed = 0;
        for (int seed = 0; seed < 400; seed++) {
            failed += same(table(1.0, 1.3, 12, seed)).state() == State.FAILED ? 1 : 0;
        }
        assertThat(failed).as("of 400 at 5 %").isBetween(4, 35);
    }

    @Test
    void twinsThatDifferVoidTheControl() {
        Control control = same(table(1.2, 1.3, 12, 1));

        assertThat(control.state()).isEqualTo(State.FAILED);
        assertThat(control.sentence())
                .startsWith("b0 against itself: ratio 0.8")
                .endsWith("a difference is proved");
    }

    /** The burn is twice what the table resolves, so it is found nearly always, though it is tested outside of Holm's procedure. */
    @Test
    void aBurnOfTwiceWhatTheTableResolvesIsFound() {
        double burn = Resolution.of(table(1.0, 1.0, 12, 0), Rules.STANDARD)
                .orElseThrow()
                .burnShare();
        int held = 0;
        for (int seed = 1; seed <= 400; seed++) {
            held += burn(table(1.0, 1 + burn, 12, seed), burn).state() == State.HELD ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(398);
    }

    @Test
    void aBurnThatIsNotFoundFails() {
        Control control = burn(table(1.0, 1.0, 12, 3), 0.1);

        assertThat(control.state()).isEqualTo(State.FAILED);
        assertThat(control.sentence()).contains("a burn of 10.0 %").endsWith("it is not placed behind");
    }

    @Test
    void aBurnThatIsPlacedAheadFails() {
        assertThat(burn(table(1.0, 0.7, 12, 3), 0.1).state()).isEqualTo(State.FAILED);
    }

    @Test
    void tooFewRoundsLeaveAControlMissingAndNotHeld() {
        assertThat(same(table(1.0, 1.3, 5, 1)).state()).isEqualTo(State.MISSING);
        assertThat(burn(table(1.0, 1.3, 5, 1), 0.3).state()).isEqualTo(State.MISSING);
        assertThat(Control.same(table(1.0, 1.3, 12, 1), "b0", "absent", Rules.STANDARD)
                        .state())
                .isEqualTo(State.MISSING);
    }

    private static Control same(MetricRounds table) {
        return Control.same(table, "b0", "b1", Rules.STANDARD);
    }

    private static Control burn(MetricRounds table, double share) {
        return Control.burn(table, "b0", "b2", share, Rules.STANDARD);
    }

    private static MetricRounds table(double twin, double burning, int rounds, long seed) {
        return SimulatedRun.rounds(
                Objects.requireNonNull(DataFiles.noiseModels().get("drift")),
                SimulatedRun.Order.balanced,
                List.of(1.0, twin, burning, 1.1),
                rounds,
                new SplittableRandom(seed));
    }
}
