package io.echobench.load.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulated queue, by hand and against the replay that computes what must be measured. */
class StallsTest {

    private final Stalls stalls = Stalls.every(100, 30, 50, 300);

    @Test
    void stallsComeEveryPeriodFromTheFirstOn() {
        assertThat(stalls.list())
                .containsExactly(new Stalls.Stall(50, 80), new Stalls.Stall(150, 180), new Stalls.Stall(250, 280));
    }

    @Test
    void workBeginsAfterTheStallItFallsInto() {
        assertThat(stalls.finish(49, 1)).isEqualTo(50);
        assertThat(stalls.finish(50, 1)).isEqualTo(81);
        assertThat(stalls.finish(79, 0)).isEqualTo(80);
        assertThat(stalls.finish(80, 5)).isEqualTo(85);
    }

    @Test
    void workThatAStallCutsInTwoRestsMeanwhile() {
        assertThat(stalls.finish(45, 10)).isEqualTo(85);
        assertThat(stalls.finish(45, 80)).isEqualTo(185);
    }

    @Test
    void theQueueAndItsReplayAgreeOnRandomArrivals() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] arrivals = LongStream.generate(() -> random.nextLong(4000))
                    .limit(500)
                    .sorted()
                    .toArray();
            Stalls some = Stalls.every(random.nextLong(100, 400), random.nextLong(1, 90), random.nextLong(100), 9000);
            Service queue = Service.fifo(Service.exponential(6, seed), some);
            long[] responses = LongStream.of(arrivals)
                    .map(arrival -> queue.finishNanos(arrival - arrivals[0]) - (arrival - arrivals[0]) + 10)
                    .toArray();
            assertThat(ResponseModel.responses(arrivals, Service.exponential(6, seed), some, 10))
                    .as("seed %s", seed)
                    .isEqualTo(responses);
        }
    }
}
