package io.echobench.backend.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {

    @Test
    void takesACharacterThatIsCutBetweenParts() {
        Utf8Check check = new Utf8Check();
        for (byte octet : "κ€😀".getBytes(StandardCharsets.UTF_8)) {
            assertThat(check.goesOn(new byte[] {octet}, 0)).isTrue();
        }
        assertThat(check.isComplete()).isTrue();
    }

    @Test
    void knowsThatACharacterIsCutAtTheEnd() {
        Utf8Check check = new Utf8Check();
        assertThat(check.goesOn(HexFormat.of().parseHex("61e282"), 0)).isTrue();
        assertThat(check.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "c080", "c1bf", "e09fbf", "eda080", "edbfbf", "f08fbfbf", "f4908080", "f5", "ff", "c328"})
    void refusesWhatIsNoCharacter(String hex) {
        assertThat(new Utf8Check().goesOn(HexFormat.of().parseHex(hex), 0)).isFalse();
    }

    @Test
    void leavesOutWhatStandsBeforeTheOffset() {
        assertThat(new Utf8Check().goesOn(HexFormat.of().parseHex("03e861"), 2)).isTrue();
    }

    @Test
    void agreesWithTheDecoderOfTheJdkOnRandomOctets() {
        Random random = new Random(6455);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[1 + random.nextInt(4)];
            random.nextBytes(octets);
            octets[0] |= (byte) 0x80;
            Utf8Check check = new Utf8Check();
            assertThat(check.goesOn(octets, 0) && check.isComplete())
                    .as(HexFormat.of().formatHex(octets))
                    .isEqualTo(isUtf8(octets));
        }
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
