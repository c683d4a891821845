package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Phase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadPhasesTest {

    private static final Timing TIMING = Timing.of(2, 300_000);

    @Test
    void onePhaseIsMeasuredAndAsLongAsTheCClientsWindow() {
        for (Shape shape : Shape.ALL) {
            List<Phase> measured = LoadPhases.of(shape, TIMING).stream()
                    .filter(Phase::measured)
                    .toList();
            assertThat(measured).as(shape.id()).singleElement().satisfies(phase -> {
                assertThat(phase.name()).isEqualTo(LoadPhases.MEASURED);
                assertThat(nanos(phase)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
            });
        }
    }

    @Test
    void theWarmUpIsCountedComesFirstAndHasFourPassesWithAPauseBehindEach() {
        for (Shape shape : Shape.ALL) {
            List<Phase> warmUp = LoadPhases.of(shape, TIMING).subList(0, 8);
            List<Phase.ClosedLoop> passes = warmUp.stream()
                    .filter(Phase.ClosedLoop.class::isInstance)
                    .map(Phase.ClosedLoop.class::cast)
                    .toList();

            assertThat(warmUp).as(shape.id()).extracting(Phase::measured).containsOnly(false);
            assertThat(passes)
                    .as(shape.id())
                    .extracting(Phase.ClosedLoop::messages)
                    .containsExactly(75_000L, 75_000L, 75_000L, 75_000L);
            for (int pass = 0; pass < passes.size(); pass++) {
                assertThat(warmUp.get(2 * pass)).isSameAs(passes.get(pass));
                assertThat(warmUp.get(2 * pass + 1)).isInstanceOf(Phase.Pause.class);
            }
        }
    }

    @Test
    void steadyConnectionsOutliveTheWindow() {
        Phase after = LoadPhases.of(new Shape("any", new Shape.Load.Closed(1_000, 32), 1), TIMING)
                .getLast();
        assertThat(after)
                .isInstanceOfSatisfying(
                        Phase.ClosedLoop.class,
                        silence -> assertThat(silence.connections()).isEqualTo(1_000));
    }

    private static long nanos(Phase phase) {
        return switch (phase) {
            case Phase.ClosedLoop closed -> closed.nanos();
            case Phase.OpenLoop open -> open.nanos();
            case Phase.Sessions sessions -> sessions.nanos();
            case Phase.Pause pause -> pause.nanos();
        };
    }
}
