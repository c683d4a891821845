package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The id that a generated payload begins with. */
class MessageIdTest {

    private static final long NUMBERS = 1L << 48;

    @Test
    void itIsTwelveHexDigitsOfTheNumberAndFourOfItsHash() {
        String id = new String(written(0x0123456789ABL), StandardCharsets.US_ASCII);

        assertThat(id).startsWith("0123456789ab").matches("[0-9a-f]{16}");
        assertThat(new String(written(0xFEDCBA987654L), StandardCharsets.US_ASCII))
                .startsWith("fedcba987654");
    }

    @Test
    void whatWasWrittenIsReadAndRecognized() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong(NUMBERS);
            byte[] bytes = written(number);

            assertThat(MessageId.read(bytes, 0)).isEqualTo(number);
            assertThat(MessageId.isOf(number, bytes, 0)).isTrue();
            assertThat(MessageId.isOf((number + 1) % NUMBERS, bytes, 0)).isFalse();
        }
    }

    @Test
    void aByteThatWasDamagedMakesItNoId() {
        for (int at = 0; at < MessageId.BYTES; at++) {
            byte[] bytes = written(0x0123456789ABL);
            bytes[at] ^= 1;

            assertThat(MessageId.read(bytes, 0)).isEqualTo(MessageId.NONE);
            assertThat(MessageId.isOf(0x0123456789ABL, bytes, 0)).isFalse();
        }
    }

    private static byte[] written(long number) {
        byte[] bytes = new byte[MessageId.BYTES];
        MessageId.write(number, bytes, 0);
        return bytes;
    }
}
