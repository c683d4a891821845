package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose fault a late message is: the generator's own lateness is shown as lag, a server that does not read as blocked. */
class ClientHonestyTest {

    private static final long RTT = 100 * MICRO;
    private static final int PER_SECOND = 1000;
    private static final int SECONDS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 100, 731})
    void aPauseOfTheClientIsLagAndPartOfTheResponse(long pauseMillis) {
        LoadPlan plan = Plans.of(pauseMillis, Plans.openLoop(SECONDS, PER_SECOND, Arrivals.UNIFORM));
        long began = VirtualRun.of(plan, ServerModel.ideal(RTT)).phase(0).beganNanos();
        long from = began + 5 * SECOND + 550 * MICRO;
        long until = from + pauseMillis * MILLI;
        VirtualRun run = VirtualRun.of(plan, ServerModel.ideal(RTT), new VirtualClock.Pause(from, until - from));

        long[] due = LongStream.range(0, SECONDS * PER_SECOND)
                .map(i -> began + SECOND / PER_SECOND / 2 + i * SECOND / PER_SECOND)
                .toArray();
        long[] written =
                LongStream.of(due).map(at -> afterPause(at, from, until)).toArray();
        long[] received = LongStream.of(written)
                .map(at -> afterPause(at + RTT, from, until))
                .toArray();
        assertThat(run.phase(0).beganNanos()).isEqualTo(began);
        assertThat(run.histogram(Interval.LAG)).isEqualTo(VirtualRun.histogramOf(minus(written, due)));
        assertThat(run.histogram(Interval.RESPONSE)).isEqualTo(VirtualRun.histogramOf(minus(received, due)));
        assertThat(run.histogram(Interval.RTT)).isEqualTo(VirtualRun.histogramOf(minus(received, written)));
        assertThat(run.histogram(Interval.BLOCKED).getTotalCount()).isZero();
        assertThat(run.counts().completed()).isEqualTo(SECONDS * PER_SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {700, 1000, 2500})
    void aServerThatDoesNotReadIsBookedAsBlockedAndNotAsLag(long millis) {
        Stalls notReading = new Stalls(List.of(new Stalls.Stall(5 * SECOND, 5 * SECOND + millis * MILLI)));
        VirtualRun run = VirtualRun.of(
                Plans.of(millis, Plans.openLoop(SECONDS, PER_SECOND, Arrivals.UNIFORM)),
                ServerModel.ideal(RTT).notReading(notReading, 2000));
        Histogram blocked = run.histogram(Interval.BLOCKED);
        Histogram lag = run.histogram(Interval.LAG);
        assertThat(lag.getMaxValue()).isZero();
        assertThat(blocked.getTotalCount() + lag.getTotalCount())
                .isEqualTo(run.counts().sent())
                .isEqualTo(run.counts().completed())
                .isEqualTo(SECONDS * PER_SECOND);
        // A frame is 38 bytes: 52 of them fit whole, 100 are due in a second on each of the 10 connections.
        assertThat(blocked.getTotalCount()).isBetween((millis / 10 - 53) * 10, (millis / 10 - 51) * 10);
        assertThat(blocked.getMaxValue() / (double) MILLI).isBetween(millis - 540.0, millis - 510.0);
    }

    private static long afterPause(long at, long from, long until) {
        return at >= from ? Math.max(at, until) : at;
    }

    private static long[] minus(long[] these, long[] those) {
        long[] differences = new long[these.length];
        for (int i = 0; i < these.length; i++) {
            differences[i] = these[i] - those[i];
        }
        return differences;
    }
}
