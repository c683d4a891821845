package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.tck.SecondEchoes.Tries;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SecondEchoesTest {

    private static final Step.SecondEcho STEP = new Step.SecondEcho(8, 3, Duration.ofMillis(10));

    @Test
    void aBusyMachineThatDelaysMostTriesIsToldFromAServerThatWaits() throws IOException {
        assertThat(tries(13, 12, 44, 9, 17, 2, 10, 1)).isEqualTo(new Tries(3, 7, 2_000_000));
    }

    @Test
    void aServerThatWaitsForAnAckUsesUpEveryTry() throws IOException {
        assertThat(tries(44, 43, 9, 44, 42, 44, 44, 44, 1, 1, 1)).isEqualTo(new Tries(1, 8, 9_000_000));
    }

    private static Tries tries(long... millis) throws IOException {
        Iterator<Long> next = LongStream.of(millis).iterator();
        return Tries.of(STEP, () -> next.next() * 1_000_000);
    }
}
