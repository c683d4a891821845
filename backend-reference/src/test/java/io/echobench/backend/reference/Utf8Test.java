package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "7F",
                "C280",
                "DFBF",
                "E0A080",
                "ED9FBF",
                "EE8080",
                "EFBFBF",
                "F0908080",
                "F48FBFBF",
                "80",
                "BF",
                "C0AF",
                "C1BF",
                "C2",
                "C27F",
                "C2C0",
                "E08080",
                "E09FBF",
                "E1807F",
                "EDA080",
                "EDBFBF",
                "F08FBFBF",
                "F4908080",
                "F5808080",
                "F8888080",
                "FE",
                "FF",
                "E282",
                "F09F98",
                "6162636465666768C3A9",
                "61626364656667C3A968",
                "616263646566676861626364656667FF"
            })
    void agreesWithTheJdkOnTheEdges(String hex) {
        agreesWithTheJdk(HexFormat.of().parseHex(hex));
    }

    @Test
    void agreesWithTheJdkOnEverySequenceOfTwoBytesBehindAscii() {
        for (int pair = 0; pair < 0x10000; pair++) {
            agreesWithTheJdk(new byte[] {'a', (byte) (pair >> 8), (byte) pair});
        }
    }

    @Test
    void agreesWithTheJdkOnRandomBytes() {
        SplittableRandom random = new SplittableRandom(6455);
        int[] likely = {0x61, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF};
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextInt(8) == 0 ? random.nextInt() : likely[random.nextInt(likely.length)]);
            }
            agreesWithTheJdk(bytes);
        }
    }

    @Test
    void knowsAsEarlyAsTheJdkThatNothingCanMakeATextValid() {
        ByteBuffer text = buffer(HexFormat.of().parseHex("CEBAF490"));

        assertThat(Utf8.advance(Utf8.COMPLETE, text, 0, 3)).isNotIn(Utf8.COMPLETE, Utf8.INVALID);
        assertThat(Utf8.advance(Utf8.COMPLETE, text, 0, 4)).isEqualTo(Utf8.INVALID);
    }

    /** In one piece, and cut in two at every byte. */
    private static void agreesWithTheJdk(byte[] bytes) {
        ByteBuffer buffer = buffer(bytes);
        boolean valid = isValid(bytes);
        for (int cut = 0; cut <= bytes.length; cut++) {
            int state = Utf8.advance(Utf8.COMPLETE, buffer, 0, cut);
            if ((state == Utf8.INVALID) != isHopeless(bytes, cut)) {
                throw new AssertionError("state " + state + " after " + cut + " bytes of "
                        + HexFormat.of().formatHex(bytes));
            }
            if ((Utf8.advance(state, buffer, cut, bytes.length) == Utf8.COMPLETE) != valid) {
                throw new AssertionError("cut at " + cut + ": " + HexFormat.of().formatHex(bytes));
            }
        }
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Whether nothing can make the first bytes valid. The JDK sees it one byte late in a surrogate, ED A0 to ED BF; those are
     * completed to see whether it accepts any completion.
     */
    private static boolean isHopeless(byte[] bytes, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes, 0, length);
        CoderResult result = decoder.decode(input, CharBuffer.allocate(64), false);
        if (result.isError() || input.remaining() != 2 || bytes[length - 2] != (byte) 0xED) {
            return result.isError();
        }
        byte[] completed = Arrays.copyOf(bytes, length + 1);
        for (int last = 0x80; last <= 0xBF; last++) {
            completed[length] = (byte) last;
            if (isValid(completed)) {
                return false;
            }
        }
        return true;
    }
}
