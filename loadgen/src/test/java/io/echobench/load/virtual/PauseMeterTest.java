package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Clock;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.VirtualLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pause of the generator is seen wherever it falls, and only in the phase it falls into. */
class PauseMeterTest {

    private static final long ORIGIN = 1_000_000_007L;
    private static final long RTT = 50 * MICRO;
    private static final long PAUSE = 20 * MILLI;
    private static final LoadPlan PLAN = Plans.of(1, phase("first"), phase("second"));

    /** The readings of the clock from a due time on, through the send and its echo to the next silence. */
    private static final int READINGS = 40;

    /** Stands still for {@link #PAUSE} just before one of its readings: in a poll, in a read, between two writes. */
    private static final class JumpingClock implements Clock {

        private final VirtualClock clock = new VirtualClock(ORIGIN, List.of());
        private final long fromNanos;
        private final int atReading;
        private int readings;

        /** Jumps at reading {@code atReading} of those that are later than {@code fromNanos}. */
        JumpingClock(long fromNanos, int atReading) {
            this.fromNanos = fromNanos;
            this.atReading = atReading;
        }

        @Override
        public long nanoTime() {
            if (clock.nanoTime() >= fromNanos && readings++ == atReading) {
                clock.advanceTo(clock.nanoTime() + PAUSE);
            }
            return clock.nanoTime();
        }
    }

    @Test
    void aSpinningLoopWithoutAPauseShowsNoMoreThanAPoll() {
        assertThat(spin(new JumpingClock(Long.MAX_VALUE, 0)))
                .allSatisfy(
                        phase -> assertThat(phase.loop().longestPauseNanos()).isEqualTo(SpinningWire.POLL_NANOS));
    }

    @Test
    void aPauseOfASpinningLoopIsSeenWholeBetweenWhicheverStepsItFalls() {
        long due = began(0) + SECOND / 2000;
        for (int reading = 0; reading < READINGS; reading++) {
            List<PhaseResult> phases = spin(new JumpingClock(due, reading));
            assertThat(phases.get(0).loop().longestPauseNanos())
                    .as("before reading %s", reading)
                    .isBetween(PAUSE, PAUSE + SpinningWire.POLL_NANOS);
            assertThat(phases.get(1).loop().longestPauseNanos()).isEqualTo(SpinningWire.POLL_NANOS);
        }
    }

    @Test
    void aPauseAcrossTheBeginningOfAPhaseCountsFromThereOn() {
        PhaseResult second = spin(new JumpingClock(began(1) - 5 * MILLI, 0)).get(1);
        assertThat(second.loop().longestPauseNanos()).isBetween(15 * MILLI, 15 * MILLI + SpinningWire.POLL_NANOS);
    }

    @Test
    void theSleepOfABlockingLoopIsNoPause() {
        VirtualRun run = VirtualRun.of(PLAN, ServerModel.ideal(RTT));
        assertThat(run.phase(0).loop().longestPauseNanos()).isZero();
    }

    @Test
    void aBlockingLoopIsLateFromTheTimeAtWhichSomethingWasDue() {
        long from = VirtualRun.of(PLAN, ServerModel.ideal(RTT)).phase(0).beganNanos() + 5_600 * MICRO;
        VirtualRun run = VirtualRun.of(PLAN, ServerModel.ideal(RTT), new VirtualClock.Pause(from, PAUSE));
        assertThat(run.phase(0).loop().longestPauseNanos())
                .as("due 6.5 ms after the beginning, paused until 25.6")
                .isEqualTo(19_100 * MICRO);
        assertThat(run.phase(1).loop().longestPauseNanos()).isZero();
    }

    private static long began(int phase) {
        return spin(new JumpingClock(Long.MAX_VALUE, 0)).get(phase).beganNanos();
    }

    private static List<PhaseResult> spin(JumpingClock clock) {
        SpinningWire wire = new SpinningWire(new SimulatedWire(clock.clock, ServerModel.ideal(RTT)));
        return VirtualLoop.run(PLAN, List.of(clock), List.of(wire)).phases();
    }

    private static Phase phase(String name) {
        return new Phase.OpenLoop(name, true, 100 * MILLI, 1000, Arrivals.UNIFORM, 2, new Payload.Generated(32, false));
    }
}
