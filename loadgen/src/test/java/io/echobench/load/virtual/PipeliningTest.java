package io.echobench.load.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Interval;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Several messages in flight on each connection of a closed loop. */
class PipeliningTest {

    private static final int CONNECTIONS = 3;
    private static final int IN_FLIGHT = 64;
    private static final long TURNS = 100;
    private static final long RTT_NANOS = 200 * Plans.MICRO;

    private final VirtualRun run = VirtualRun.of(
            Plans.of(
                    1,
                    new Phase.ClosedLoop(
                            "closed",
                            true,
                            0,
                            TURNS * CONNECTIONS * IN_FLIGHT,
                            CONNECTIONS,
                            IN_FLIGHT,
                            new Payload.Generated(32, true))),
            ServerModel.ideal(RTT_NANOS));
    private final PhaseResult phase = run.phase(0);

    @Test
    void whatBecomesDueInOneReadGoesOutInOneWrite() {
        assertThat(phase.counts().completed()).isEqualTo(TURNS * CONNECTIONS * IN_FLIGHT);
        assertThat(phase.loop().writes()).isEqualTo(TURNS * CONNECTIONS);
    }

    @Test
    void everyMessageIsAnsweredInOrderAndTimedFromItsOwnWrite() {
        assertThat(phase.counts().allErrors()).isZero();
        for (Interval interval : new Interval[] {Interval.RTT, Interval.RESPONSE}) {
            Histogram nanos = run.histogram(interval);
            assertThat(nanos.getTotalCount()).isEqualTo(TURNS * CONNECTIONS * IN_FLIGHT);
            assertThat(nanos.valuesAreEquivalent(nanos.getMinNonZeroValue(), RTT_NANOS))
                    .as("shortest %s", interval)
                    .isTrue();
            assertThat(nanos.valuesAreEquivalent(nanos.getMaxValue(), RTT_NANOS))
                    .as("longest %s", interval)
                    .isTrue();
        }
    }
}
