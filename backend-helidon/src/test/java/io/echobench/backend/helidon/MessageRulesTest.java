package io.echobench.backend.helidon;

import static io.helidon.websocket.WsOpCode.BINARY;
import static io.helidon.websocket.WsOpCode.CONTINUATION;
import static io.helidon.websocket.WsOpCode.TEXT;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;
import org.junit.jupiter.api.Test;

class MessageRulesTest {

    private final MessageRules rules = new MessageRules(125);

    @Test
    void takesMessagesOneAfterTheOther() {
        rules.check(TEXT, false, new byte[100]);
        rules.check(CONTINUATION, true, new byte[25]);
        rules.check(BINARY, true, new byte[125]);
    }

    @Test
    void refusesAMessageWithinAnother() {
        rules.check(BINARY, false, new byte[1]);
        refuses(1002, BINARY, true, new byte[1]);
    }

    @Test
    void refusesAContinuationOfNothing() {
        rules.check(BINARY, true, new byte[1]);
        refuses(1002, CONTINUATION, true, new byte[1]);
    }

    @Test
    void limitsAllFragmentsTogether() {
        rules.check(BINARY, false, new byte[125]);
        rules.check(CONTINUATION, false, new byte[0]);
        refuses(1009, CONTINUATION, true, new byte[1]);
    }

    @Test
    void refusesACharacterCutAtTheEndOfItsMessage() {
        rules.check(TEXT, false, new byte[] {(byte) 0xE2, (byte) 0x82});
        refuses(1007, CONTINUATION, true, new byte[0]);
    }

    @Test
    void leavesBinaryAsItIs() {
        rules.check(BINARY, true, new byte[] {(byte) 0xFF});
    }

    private void refuses(int code, WsOpCode opcode, boolean last, byte[] payload) {
        assertThatExceptionOfType(WsCloseException.class)
                .isThrownBy(() -> rules.check(opcode, last, payload))
                .extracting(WsCloseException::closeCode)
                .isEqualTo(code);
    }
}
