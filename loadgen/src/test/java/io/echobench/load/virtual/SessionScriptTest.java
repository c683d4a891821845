package io.echobench.load.virtual;

import static io.echobench.load.virtual.Plans.MICRO;
import static io.echobench.load.virtual.Plans.MILLI;
import static io.echobench.load.virtual.Plans.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the original comparison: four stretches of sessions, each of which connects, sends two messages and closes. */
class SessionScriptTest {

    private static final long RTT = 200 * MICRO;
    private static final Flow HELLO_WORLD = new Flow("hello world", 1, List.of(send("hello"), send("world")));

    private final VirtualRun run = Original.RUN;

    @Test
    void theOriginalScriptMakes40650SessionsAnd81300Messages() {
        assertThat(run.result().phases().stream()
                        .mapToLong(phase -> phase.counts().sessions())
                        .toArray())
                .containsExactly(150, 0, 1500, 0, 3000, 0, 36_000);
        for (LoadResult.PhaseResult phase : run.result().phases()) {
            long sessions = phase.counts().sessions();
            assertThat(phase.counts().sessionsOpened()).isEqualTo(sessions);
            assertThat(phase.counts().sessionsCompleted()).isEqualTo(sessions);
            assertThat(phase.counts().intended()).isEqualTo(2 * sessions);
            assertThat(phase.counts().completed()).isEqualTo(2 * sessions);
            assertThat(phase.counts().allErrors()).isZero();
        }
        assertThat(run.server().connects()).hasSize(40_650);
        assertThat(run.server().arrivals()).hasSize(81_300);
    }

    @Test
    void theRampEndsAtItsFullRate() {
        LoadResult.PhaseResult ramp = run.phase(6);
        long from = ramp.beganNanos() + 119 * SECOND;
        long inLastSecond = Arrays.stream(run.server().connects())
                .filter(at -> at >= from && at < from + SECOND)
                .count();
        assertThat(inLastSecond).isCloseTo(500, withinPercentage(1));
        assertThat(ramp.series().get(119).sessions()).isEqualTo(inLastSecond);
    }

    @Test
    void theKthSessionConnectsWhereTheIntegralOfTheRateIsKMinusOneHalf() {
        LoadResult.PhaseResult ramp = run.phase(6);
        long[] connects = Arrays.stream(run.server().connects())
                .filter(at -> at >= ramp.beganNanos())
                .toArray();
        assertThat(connects).hasSize(36_000);
        for (int k = 1; k <= connects.length; k++) {
            double seconds = (connects[k - 1] - ramp.beganNanos()) / 1e9;
            double integral = 100 * seconds + 400 * seconds * seconds / 240;
            assertThat(integral).isCloseTo(k - 0.5, within(1e-6));
        }
    }

    @Test
    void phasesFollowEachOtherWithoutAGap() {
        List<LoadResult.PhaseResult> phases = run.result().phases();
        long[] begun = phases.stream()
                .mapToLong(phase -> phase.beganNanos() - phases.get(0).beganNanos())
                .toArray();
        assertThat(begun)
                .containsExactly(LongStream.of(0, 30, 40, 70, 80, 110, 120)
                        .map(seconds -> seconds * SECOND)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aThinkStepLetsItsTimePassBetweenTheMessages(long seed) {
        long think = 250 * MILLI;
        Flow flow = new Flow(
                "thinking",
                1,
                List.of(
                        send("hello"),
                        new Step.Think(think),
                        new Step.Loop(2, List.of(send("world"), new Step.Think(think)))));
        VirtualRun thinking = VirtualRun.of(
                Plans.of(
                        seed, new Phase.Sessions("slow", true, 20 * SECOND, 0.5, 0.5, Arrivals.UNIFORM, List.of(flow))),
                ServerModel.ideal(RTT));
        long[] arrivals = thinking.server().arrivals();
        assertThat(arrivals).hasSize(30);
        for (int i = 0; i < arrivals.length; i += 3) {
            assertThat(arrivals[i + 1] - arrivals[i]).isEqualTo(think);
            assertThat(arrivals[i + 2] - arrivals[i + 1]).isEqualTo(think);
        }
        assertThat(thinking.histogram(Interval.LAG).getMaxValue()).isZero();
    }

    /** One run for all tests; nothing changes it. */
    private static final class Original {

        private static final VirtualRun RUN = VirtualRun.of(original(1), ServerModel.ideal(RTT));
    }

    private static LoadPlan original(long seed) {
        return Plans.of(
                seed,
                sessions("warm up", 30, 5, 5),
                new Phase.Pause("pause 1", 10 * SECOND),
                sessions("low", 30, 50, 50),
                new Phase.Pause("pause 2", 10 * SECOND),
                sessions("middle", 30, 100, 100),
                new Phase.Pause("pause 3", 10 * SECOND),
                sessions("ramp", 120, 100, 500));
    }

    private static Phase sessions(String name, long seconds, double from, double to) {
        return new Phase.Sessions(name, true, seconds * SECOND, from, to, Arrivals.UNIFORM, List.of(HELLO_WORLD));
    }

    private static Step send(String text) {
        return new Step.Send(new Payload.Text(text));
    }
}
