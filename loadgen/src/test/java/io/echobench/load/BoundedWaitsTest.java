package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadResult.PhaseResult;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plan comes to its end in a time that can be said beforehand, whatever the server leaves undone; in virtual time. */
@Timeout(30)
class BoundedWaitsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Payload SMALL = new Payload.Generated(32, false);

    @Test
    void tenThousandConnectionsToAServerThatNeverAnswersAreGivenUpTogether() throws IOException {
        MuteWire wire = new MuteWire(MuteWire.NEVER);
        PhaseResult phase = run(wire, new Phase.OpenLoop("open", true, SECOND, 10, Arrivals.UNIFORM, 10_000, SMALL));

        assertThat(wire.nanoTime()).as("10 s to connect, 1 s of load").isLessThan(15 * SECOND);
        assertThat(phase.counts().errors(ErrorClass.HANDSHAKE)).isEqualTo(wire.connects());
        assertThat(phase.counts().errors(ErrorClass.CONNECT)).isEqualTo(10_000 - wire.connects());
        assertThat(phase.counts().sessions()).isEqualTo(10_000);
        assertThat(phase.counts().errors(ErrorClass.UNSENT)).isEqualTo(10);
        assertThat(phase.samples()).anyMatch(sentence -> sentence.contains("not begun"));
    }

    @Test
    void aServerThatOpensOneConnectionNowAndThenDoesNotHoldThePlanForHours() throws IOException {
        MuteWire wire = new MuteWire(9 * SECOND);
        PhaseResult phase = run(wire, new Phase.OpenLoop("open", true, SECOND, 10, Arrivals.UNIFORM, 10_000, SMALL));

        assertThat(wire.nanoTime())
                .as("6 x 10 s, 10 ms each, one attempt more, and the load")
                .isLessThan(180 * SECOND);
        assertThat(phase.counts().sessionsOpened()).isPositive();
        assertThat(phase.counts().sessions())
                .isEqualTo(phase.counts().sessionsOpened()
                        + phase.counts().errors(ErrorClass.CONNECT)
                        + phase.counts().errors(ErrorClass.HANDSHAKE));
    }

    @Test
    void aClosedLoopWithoutATimeEndsWithAServerThatStopsAnswering() throws IOException {
        MuteWire wire = new MuteWire(0);
        PhaseResult phase = run(wire, new Phase.ClosedLoop("counted", true, 0, 300_000, 4, 2, SMALL));

        assertThat(wire.nanoTime()).as("two answer limits").isLessThan(20 * SECOND);
        assertThat(phase.counts().intended()).isEqualTo(300_000);
        assertThat(phase.counts().errors(ErrorClass.TIMEOUT)).isBetween(8L, 16L);
        assertThat(phase.counts().errors(ErrorClass.UNSENT))
                .isEqualTo(300_000 - phase.counts().errors(ErrorClass.TIMEOUT));
    }

    private static PhaseResult run(MuteWire wire, Phase phase) throws IOException {
        LoadPlan plan = TestPlans.of(phase);
        LoadTotals totals = new LoadTotals(plan);
        new EventLoop(plan, 0, wire::nanoTime, wire, new PhaseGate(1, 1), totals).run();
        return totals.result().phases().getFirst();
    }
}
