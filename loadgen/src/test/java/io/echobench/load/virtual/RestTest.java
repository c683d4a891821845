package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.VirtualLoop;
import io.echobench.load.Wire;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loop that spins leaves its CPU to others where nothing is due or outstanding, and nowhere else. */
class RestTest {

    private static final LoadPlan PLAN =
            Plans.of(1, phase("first"), phase("second"), new Phase.Pause("pause", 300 * MILLI), phase("third"));

    private final List<Long> rests = new ArrayList<>();

    /** Notes when it is told to rest, and then does not come back before it must. */
    private final class RestingWire implements Wire {

        private final SimulatedWire wire;

        RestingWire(SimulatedWire wire) {
            this.wire = wire;
        }

        @Override
        public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
            return wire.connect(remote, local, handler);
        }

        @Override
        public int poll(long untilNanos) {
            return wire.poll(wire.now() + SpinningWire.POLL_NANOS);
        }

        @Override
        public int rest(long untilNanos) {
            rests.add(wire.now());
            return wire.poll(untilNanos);
        }

        @Override
        public boolean spins() {
            return true;
        }

        @Override
        public void dispatch() {
            wire.dispatch();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    @Test
    void itRestsBeforeEachPhaseAndInAPauseAndNeverWithinAPhase() {
        List<PhaseResult> phases = run();
        for (int i : List.of(0, 1, 3)) {
            PhaseResult phase = phases.get(i);
            assertThat(rests)
                    .as("within the silence before phase %d", i)
                    .anyMatch(at -> at < phase.beganNanos() && at >= phase.beganNanos() - 150 * MILLI);
            assertThat(rests)
                    .as("while phase %d runs", i)
                    .noneMatch(at -> at >= phase.beganNanos() && at <= phase.lastIntendedNanos());
        }
        PhaseResult pause = phases.get(2);
        assertThat(rests).anyMatch(at -> at >= pause.beganNanos() && at < pause.beganNanos() + 300 * MILLI);
    }

    @Test
    void aRestIsNoPauseOfTheLoop() {
        assertThat(run())
                .filteredOn(phase -> phase.phase().measured())
                .hasSize(3)
                .allSatisfy(
                        phase -> assertThat(phase.loop().longestPauseNanos()).isEqualTo(SpinningWire.POLL_NANOS));
    }

    private List<PhaseResult> run() {
        VirtualClock clock = new VirtualClock(1_000_000_007L, List.of());
        Wire wire = new RestingWire(new SimulatedWire(clock, ServerModel.ideal(50 * MICRO)));
        return VirtualLoop.run(PLAN, List.of(clock), List.of(wire)).phases();
    }

    private static Phase phase(String name) {
        return new Phase.OpenLoop(name, true, 100 * MILLI, 1000, Arrivals.UNIFORM, 2, new Payload.Generated(32, false));
    }
}
