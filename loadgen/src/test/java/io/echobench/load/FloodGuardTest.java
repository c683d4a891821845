package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FloodGuardTest {

    private static final long SECOND = 1_000_000_000;

    private final FloodGuard guard = new FloodGuard(1_000);

    @Test
    void aThousandFramesASecondMayComeForEver() {
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 1_000; i++) {
                unaskedAt(second * SECOND + i);
            }
        }
    }

    @Test
    void oneMoreIsAFlood() {
        for (int i = 0; i < 1_000; i++) {
            unaskedAt(i);
        }
        assertThatThrownBy(() -> guard.unasked("pings", 0, SECOND - 1))
                .isInstanceOfSatisfying(ProtocolViolation.class, flood -> assertFlood(flood))
                .hasMessageContaining("pings")
                .hasMessageContaining("1000");
    }

    @Test
    void aServerThatEchoesEverythingTwiceIsNoFloodHoweverFast() {
        for (int i = 1; i <= 1_000_000; i++) {
            int answered = i;
            assertThatCode(() -> guard.unasked("messages", answered, 0)).doesNotThrowAnyException();
        }
    }

    @Test
    void whatWasAnsweredBeforeTheSecondIsNoExcuse() {
        for (int i = 0; i < 1_000; i++) {
            unasked(1_000_000, i);
        }
        assertThatThrownBy(() -> guard.unasked("pongs", 1_000_000, 0)).isInstanceOf(ProtocolViolation.class);
    }

    private static void assertFlood(ProtocolViolation flood) {
        org.assertj.core.api.Assertions.assertThat(flood.error()).isEqualTo(ErrorClass.FLOOD);
    }

    private void unaskedAt(long nanos) {
        unasked(0, nanos);
    }

    private void unasked(long answered, long nanos) {
        assertThatCode(() -> guard.unasked("pings", answered, nanos)).doesNotThrowAnyException();
    }
}
