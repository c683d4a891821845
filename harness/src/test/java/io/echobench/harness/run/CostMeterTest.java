package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In virtual time: a server that needs 20 us for each of 10,000 messages a second. */
class CostMeterTest {

    private static final long MILLI = 1_000_000;
    private static final long BEGIN = 150 * MILLI;
    private static final Payload SMALL = new Payload.Generated(32, false);

    private long now;

    @Test
    void twoSecondsHaveTenWindowsOfWhatAMessageCosts() {
        CostMeter meter = meter(open(2_000 * MILLI, Arrivals.UNIFORM, true));
        watch(meter, MILLI);

        assertThat(meter.costs())
                .hasSize(10)
                .allSatisfy(cost -> assertThat(cost).isCloseTo(20_000, within(1e-6)));
    }

    @Test
    void aLateLookIsDividedByTheTimeThatItReallyTook() {
        CostMeter meter = meter(open(2_000 * MILLI, Arrivals.UNIFORM, true));
        watch(meter, 130 * MILLI);

        assertThat(meter.costs())
                .hasSizeBetween(6, 9)
                .allSatisfy(cost -> assertThat(cost).isCloseTo(20_000, within(1e-6)));
    }

    @Test
    void aLookBeyondTheScheduleIsNoWindow() {
        CostMeter meter = meter(open(1_000 * MILLI, Arrivals.UNIFORM, true));
        now = BEGIN;
        meter.look(now);
        now = BEGIN + 1_001 * MILLI;
        meter.look(now);

        assertThat(meter.costs()).isEmpty();
        assertThat(meter.dueNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onlyMeasuredOpenLoopsOfASecondWithUniformArrivalsHaveOne() {
        assertThat(CostMeter.of(open(1_000 * MILLI, Arrivals.UNIFORM, true), BEGIN, this::server))
                .isPresent();
        assertThat(CostMeter.of(open(999 * MILLI, Arrivals.UNIFORM, true), BEGIN, this::server))
                .isEmpty();
        assertThat(CostMeter.of(open(1_000 * MILLI, Arrivals.POISSON, true), BEGIN, this::server))
                .isEmpty();
        assertThat(CostMeter.of(open(1_000 * MILLI, Arrivals.UNIFORM, false), BEGIN, this::server))
                .isEmpty();
        assertThat(CostMeter.of(
                        new Phase.ClosedLoop("closed", true, 2_000 * MILLI, 0, 16, 1, SMALL), BEGIN, this::server))
                .isEmpty();
    }

    private void watch(CostMeter meter, long everyNanos) {
        for (now = 0; now < BEGIN + 3_000 * MILLI; now += everyNanos) {
            meter.look(now);
        }
    }

    private CostMeter meter(Phase phase) {
        return CostMeter.of(phase, BEGIN, this::server).orElseThrow();
    }

    private ProcessSnapshot server() {
        return new ProcessSnapshot(now, List.of(1L), Map.of(1L, now / 5), 0, 0, 0);
    }

    private static Phase open(long nanos, Arrivals arrivals, boolean measured) {
        return new Phase.OpenLoop("open", measured, nanos, 10_000, arrivals, 16, SMALL);
    }
}
