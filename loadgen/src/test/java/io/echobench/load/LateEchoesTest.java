package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LateEchoesTest {

    private static final Message IDENTIFIED = Message.of(new Payload.Generated(32, false));

    private final LateEchoes late = new LateEchoes();
    private final byte[] echo = IDENTIFIED.bytes.clone();

    @Test
    void knowsEachMessageThatWasGivenUpOnceInWhateverOrderTheyCome() {
        Random random = new Random(1);
        TreeSet<Long> awaited = new TreeSet<>();
        long next = 0;
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) > 0) {
                next += 1 + random.nextInt(4);
                late.expect(IDENTIFIED, next);
                awaited.add(next);
            } else {
                long number = random.nextLong(next + 1);
                assertThat(take(number)).isEqualTo(awaited.remove(number));
            }
            assertThat(late.isEmpty()).isEqualTo(awaited.isEmpty());
        }
        for (long number : awaited) {
            assertThat(take(number)).isTrue();
            assertThat(take(number)).isFalse();
        }
        assertThat(late.isEmpty()).isTrue();
    }

    @Test
    void aServerThatNeverAnswersCostsEightBytesAMessage() {
        long before = AllocatedBytes.ofThisThread();
        for (long number = 0; number < 10L * Outstanding.LIMIT; number++) {
            late.expect(IDENTIFIED, number);
        }
        assertThat(AllocatedBytes.ofThisThread() - before).isLessThan(3L * Long.BYTES * Outstanding.LIMIT);
    }

    private boolean take(long number) {
        MessageId.write(number, echo, 0);
        return late.take(false, echo, 0, echo.length);
    }
}
