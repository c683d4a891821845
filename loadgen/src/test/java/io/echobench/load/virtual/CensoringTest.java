package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.Arrivals;
import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message without an answer is not dropped: it stands at the far end of the distribution, where the percentiles find it. */
class CensoringTest {

    private static final long RTT = 100 * MICRO;
    private static final int SECONDS = 20;
    private static final int PER_SECOND = 1000;
    private static final long MESSAGES = SECONDS * PER_SECOND;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aServerThatFallsSilentForTheLastTenthCensorsThePercentilesAboveNinety(long seed) {
        VirtualRun run = VirtualRun.of(
                Plans.of(seed, Plans.openLoop(SECONDS, PER_SECOND, Arrivals.UNIFORM)),
                ServerModel.ideal(RTT)
                        .answering((index, arrivalNanos) -> index < MESSAGES * 9 / 10 ? Answer.ECHO : Answer.DROP));
        Counts counts = run.counts();
        assertThat(counts.completed()).isEqualTo(MESSAGES * 9 / 10);
        assertThat(run.errors(ErrorClass.TIMEOUT)).isEqualTo(MESSAGES / 10);
        assertThat(counts.censored()).isEqualTo(MESSAGES / 10);
        assertThat(counts.allErrors()).isEqualTo(counts.censored());
        assertThat(counts.intended()).isEqualTo(MESSAGES).isEqualTo(counts.completed() + counts.allErrors());
        assertThat(run.millisAt(Interval.RESPONSE, 50)).isCloseTo(0.1, withinPercentage(0.2));
        assertThat(rank(50)).isLessThan(run.histogram(Interval.RESPONSE).getTotalCount());
        assertThat(rank(99)).isGreaterThan(run.histogram(Interval.RESPONSE).getTotalCount());
        assertThat(run.phase(0).endedNanos() - run.phase(0).lastIntendedNanos()).isEqualTo(5 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatASilentServersSocketDoesNotTakeIsUnsentAndAsLateAsTheRest(long seed) {
        Stalls forEver = new Stalls(List.of(new Stalls.Stall(SECONDS * SECOND * 9 / 10, 1000 * SECOND)));
        VirtualRun run = VirtualRun.of(
                Plans.of(seed, Plans.openLoop(SECONDS, PER_SECOND, Arrivals.UNIFORM)),
                ServerModel.ideal(RTT).notReading(forEver, 2000));
        Counts counts = run.counts();
        assertThat(counts.completed()).isEqualTo(MESSAGES * 9 / 10);
        assertThat(counts.intended()).isEqualTo(MESSAGES).isEqualTo(counts.completed() + counts.allErrors());
        // On each of 10 connections 52 frames of 38 bytes fit whole and the 53rd in part, of 200 that are due.
        assertThat(run.errors(ErrorClass.TIMEOUT))
                .isEqualTo(counts.sent() - counts.completed())
                .isBetween(520L, 530L);
        assertThat(run.errors(ErrorClass.UNSENT)).isEqualTo(MESSAGES - counts.sent());
        assertThat(counts.censored()).isEqualTo(MESSAGES / 10);
        assertThat(rank(99)).isGreaterThan(run.histogram(Interval.RESPONSE).getTotalCount());
    }

    private static long rank(double percentile) {
        return (long) Math.ceil(MESSAGES * percentile / 100);
    }
}
