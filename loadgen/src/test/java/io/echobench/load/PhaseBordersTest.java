package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadEvent.PhaseBegan;
import io.echobench.load.LoadEvent.PhaseScheduleEnded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseBordersTest {

    private final List<LoadEvent> told = new ArrayList<>();
    private final PhaseBorders borders = new PhaseBorders(3, 2, told::add);

    @Test
    void aPhaseBeginsWithItsFirstLoopAndEndsWithItsLast() {
        borders.began(0, 10);
        borders.began(0, 10);
        borders.ended(0, 19);
        assertThat(told).containsExactly(new PhaseBegan(0, 10));

        borders.ended(0, 20);
        assertThat(told).containsExactly(new PhaseBegan(0, 10), new PhaseScheduleEnded(0, 20));
    }

    @Test
    void aLoopThatIsAheadDoesNotBeginAPhaseBeforeTheLastHasEnded() {
        borders.began(0, 10);
        borders.ended(0, 20);
        borders.began(1, 20);
        borders.ended(1, 30);
        borders.began(2, 30);
        assertThat(borders.phase()).isZero();

        borders.began(0, 10);
        borders.ended(0, 21);
        borders.began(1, 20);
        borders.ended(1, 31);
        borders.began(2, 30);

        assertThat(borders.phase()).isEqualTo(2);
        assertThat(told)
                .containsExactly(
                        new PhaseBegan(0, 10),
                        new PhaseScheduleEnded(0, 21),
                        new PhaseBegan(1, 20),
                        new PhaseScheduleEnded(1, 31),
                        new PhaseBegan(2, 30));
    }

    @Test
    void nothingIsDueBetweenPhasesAndInAPause() {
        List<Phase> phases = List.of(
                new Phase.ClosedLoop("first", true, 5, 0, 1, 1, new Payload.Text("x")),
                new Phase.Pause("pause", 5),
                new Phase.ClosedLoop("last", true, 5, 0, 1, 1, new Payload.Text("x")));
        assertThat(borders.quiet(phases)).as("connections are being opened").isFalse();
        borders.began(0, 10);
        borders.ended(0, 20);
        assertThat(borders.quiet(phases)).as("a loop still sends").isFalse();
        borders.ended(0, 20);
        assertThat(borders.quiet(phases)).as("between").isTrue();
        borders.began(1, 20);
        assertThat(borders.quiet(phases)).as("a pause").isTrue();
        borders.ended(1, 30);
        borders.ended(1, 30);
        borders.began(2, 30);
        assertThat(borders.quiet(phases)).as("the next phase").isFalse();
    }
}
