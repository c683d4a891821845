package io.echobench.backend.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.websocket.WsCloseException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRulesTest {

    @Test
    void takesAControlFrameOf125Bytes() {
        ControlRules.check(true, new byte[125]);
    }

    @Test
    void refusesALongAndAFragmentedOne() {
        assertThatExceptionOfType(WsCloseException.class).isThrownBy(() -> ControlRules.check(true, new byte[126]));
        assertThatExceptionOfType(WsCloseException.class).isThrownBy(() -> ControlRules.check(false, new byte[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1007, 1014, 3000, 4999})
    void knowsTheCodesThatTravel(int code) {
        assertThat(ControlRules.mayBeSent(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535})
    void knowsTheCodesThatNeverDo(int code) {
        assertThat(ControlRules.mayBeSent(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"03, 1002", "03ed, 1002", "03e8ff, 1007", "03e8e282, 1007"})
    void refusesACloseBodyThatIsNoCodeAndReason(String hex, int code) {
        assertThatExceptionOfType(WsCloseException.class)
                .isThrownBy(() -> ControlRules.checkClose(HexFormat.of().parseHex(hex)))
                .extracting(WsCloseException::closeCode)
                .isEqualTo(code);
    }

    @Test
    void takesACloseWithAndWithoutABody() {
        ControlRules.checkClose(new byte[0]);
        ControlRules.checkClose(HexFormat.of().parseHex("03e8e282ac"));
    }
}
