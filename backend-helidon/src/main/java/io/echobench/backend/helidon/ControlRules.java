package io.echobench.backend.helidon;

import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsCloseException;

/** Whether a control frame is lawful (RFC 6455 sections 5.5 and 7.4); Helidon's frame reader does not look. */
final class ControlRules {

    private static final int MAX_PAYLOAD_BYTES = 125;
    private static final int CODE_BYTES = 2;

    private ControlRules() {}

    /** @throws WsCloseException when a control frame is fragmented or too long */
    static void check(boolean last, byte[] payload) {
        if (!last || payload.length > MAX_PAYLOAD_BYTES) {
            throw new WsCloseException("fragmented or long control frame", WsCloseCodes.PROTOCOL_ERROR);
        }
    }

    /** @throws WsCloseException when the body of a close frame is no code and reason */
    static void checkClose(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        if (payload.length < CODE_BYTES || !mayBeSent(((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF))) {
            throw new WsCloseException("close code that may not be sent", WsCloseCodes.PROTOCOL_ERROR);
        }
        Utf8Check reason = new Utf8Check();
        if (!reason.goesOn(payload, CODE_BYTES) || !reason.isComplete()) {
            throw new WsCloseException("close reason is not UTF-8", WsCloseCodes.NOT_CONSISTENT);
        }
    }

    /** RFC 6455 section 7.4.2 and the IANA registry of close codes, without those that never travel (1005, 1006, 1015). */
    static boolean mayBeSent(int code) {
        return within(1000, code, 1003) || within(1007, code, 1014) || within(3000, code, 4999);
    }

    private static boolean within(int low, int code, int high) {
        return low <= code && code <= high;
    }
}
