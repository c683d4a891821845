package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Interval;
import io.echobench.load.LoadResult;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is late by the same time for every message shifts every response by just that, however many are on their way. */
class DelayTest {

    private static final long RTT = 100 * MICRO;
    private static final long MESSAGES = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5000, 900_000, 4_899_000})
    void everyResponseIsLongerByTheDelay(long micros) {
        VirtualRun run = delayed(micros);
        Histogram response = run.histogram(Interval.RESPONSE);
        long expected = RTT + micros * MICRO;
        assertThat(response.getTotalCount()).isEqualTo(MESSAGES);
        assertThat(response.getCountAtValue(expected)).isEqualTo(MESSAGES);
        assertThat(run.counts().allErrors()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5000, 900_000})
    void theSecondsAddUpToTheTotals(long micros) {
        VirtualRun run = delayed(micros);
        LoadResult.PhaseResult phase = run.phase(0);
        assertThat(phase.series().stream()
                        .mapToLong(LoadResult.Second::intended)
                        .sum())
                .isEqualTo(MESSAGES);
        assertThat(phase.series().stream().mapToLong(LoadResult.Second::sent).sum())
                .isEqualTo(MESSAGES);
        assertThat(phase.series().stream()
                        .mapToLong(LoadResult.Second::completed)
                        .sum())
                .isEqualTo(MESSAGES);
        assertThat(phase.series().get(0).intended()).isEqualTo(1000);
        assertThat(phase.series().get(0).completed()).isEqualTo(1000 - micros / 1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5000})
    void aRateIsTakenFromTheFirstToTheLastIntendedMessageAndNotOverTheDrain(long micros) {
        LoadResult.PhaseResult phase = delayed(micros).phase(0);
        assertThat(phase.firstIntendedNanos()).isEqualTo(phase.beganNanos() + SECOND / 2000);
        assertThat(phase.lastIntendedNanos()).isEqualTo(phase.beganNanos() + 10 * SECOND - SECOND / 2000);
        assertThat(phase.endedNanos()).isGreaterThanOrEqualTo(phase.lastIntendedNanos() + RTT + micros * MICRO);
    }

    private static VirtualRun delayed(long micros) {
        return VirtualRun.of(
                Plans.of(micros, Plans.openLoop(10, 1000, Arrivals.UNIFORM)),
                ServerModel.ideal(RTT).serving(Service.delay(micros * MICRO)));
    }
}
