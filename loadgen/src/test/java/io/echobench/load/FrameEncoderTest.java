package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEncoderTest {

    private final FrameEncoder encoder = new FrameEncoder(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 125, 126, 127, 1000, 65_535, 65_536, 100_001})
    void masksAMessageOfEveryLengthClass(int length) {
        for (boolean binary : new boolean[] {false, true}) {
            Message message = Message.of(new Payload.Generated(length, binary));
            byte[] target = new byte[FrameEncoder.frameBytes(length) + 6];

            int end = encoder.message(message, 0x123456789ABCL, target, 3);

            assertThat(end - 3).isEqualTo(FrameEncoder.frameBytes(length));
            assertThat(target[0] | target[end] | target[end + 2])
                    .as("bytes around the frame")
                    .isZero();
            assertThat(target[3]).isEqualTo((byte) (binary ? 0x82 : 0x81));
            byte[] payload = unmasked(ByteBuffer.wrap(target, 4, end - 4), length);
            assertThat(message.equalTo(0x123456789ABCL, binary, payload, 0, length))
                    .isTrue();
            if (length >= 16) {
                assertThat(new String(payload, 0, 12, java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo("123456789abc");
            }
        }
    }

    @Test
    void takesAFreshKeyForEachFrame() {
        Message message = Message.of(new Payload.Text("hello"));
        Set<Integer> keys = new HashSet<>();
        byte[] target = new byte[11];
        for (int i = 0; i < 1000; i++) {
            encoder.message(message, i, target, 0);
            keys.add(ByteBuffer.wrap(target).getInt(2));
        }
        assertThat(keys).hasSizeGreaterThan(998);
    }

    @Test
    void writesTextAsUtf8() {
        byte[] target = new byte[32];
        int end = encoder.message(Message.of(new Payload.Text("grüße")), 0, target, 0);
        assertThat(unmasked(ByteBuffer.wrap(target, 1, end - 1), 7))
                .isEqualTo("grüße".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void writesControlFrames() {
        byte[] target = new byte[32];
        int end = encoder.control(Frames.CLOSE, new byte[] {9, 3, (byte) 232}, 1, 2, target, 0);
        assertThat(target[0]).isEqualTo((byte) 0x88);
        assertThat(unmasked(ByteBuffer.wrap(target, 1, end - 1), 2)).containsExactly(3, 232);
    }

    /** Takes a frame apart from its second byte on, the slow and obvious way. */
    private static byte[] unmasked(ByteBuffer frame, int expectedLength) {
        int second = frame.get() & 0xFF;
        assertThat(second & 0x80).as("mask bit").isEqualTo(0x80);
        int code = second & 0x7F;
        long length = code == 127 ? frame.getLong() : code == 126 ? frame.getShort() & 0xFFFF : code;
        assertThat(length).isEqualTo(expectedLength);
        byte[] key = new byte[4];
        frame.get(key);
        byte[] payload = new byte[frame.remaining()];
        frame.get(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
        return Arrays.copyOf(payload, payload.length);
    }
}
