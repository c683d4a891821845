package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.load.Arrivals;
import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.VirtualLoop;
import io.echobench.load.Wire;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A wire that sends and receives within its poll makes its loop busy there. */
class WorkWithinPollTest {

    /** Says of each poll that finds something that it worked for 20 us. */
    private static final class WorkingWire implements Wire {

        private final SimulatedWire wire;
        private final long nanos;
        private int found;

        private WorkingWire(SimulatedWire wire, long nanos) {
            this.wire = wire;
            this.nanos = nanos;
        }

        @Override
        public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
            return wire.connect(remote, local, handler);
        }

        @Override
        public int poll(long untilNanos) {
            found = wire.poll(untilNanos);
            return found;
        }

        @Override
        public long workedNanos() {
            return found > 0 ? nanos : 0;
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
    void whatItWorkedThereIsTimeInWhichTheLoopWasBusy() {
        assertThat(busyNanos(20 * MICRO) - busyNanos(0))
                .as("100 echoes, each found by a poll of its own")
                .isCloseTo(100 * 20 * MICRO, within(2 * 20 * MICRO));
    }

    private static long busyNanos(long workedNanos) {
        VirtualClock clock = new VirtualClock(1_000_000_007L, List.of());
        Wire wire = new WorkingWire(new SimulatedWire(clock, ServerModel.ideal(50 * MICRO)), workedNanos);
        Phase phase = new Phase.OpenLoop(
                "open", true, 100 * MILLI, 1000, Arrivals.UNIFORM, 2, new Payload.Generated(32, false));
        return VirtualLoop.run(Plans.of(1, phase), List.of(clock), List.of(wire))
                .phases()
                .getFirst()
                .loop()
                .busyNanos();
    }
}
