package io.echobench.backend.helidon;

import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;

/**
 * Whether the data frames of one connection, in their order, make lawful messages (RFC 6455 sections 5.4 and 8.1): no message
 * within another, none larger than the limit, text in UTF-8. Not safe for several threads.
 */
final class MessageRules {

    private final int maxMessageBytes;
    private Kind current = Kind.NONE;
    private int bytes;
    private final Utf8Check utf8 = new Utf8Check();

    private enum Kind {
        NONE,
        TEXT,
        BINARY
    }

    MessageRules(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * Takes the next data frame.
     *
     * @throws WsCloseException with the code to close with, when the frame breaks a rule
     */
    void check(WsOpCode opcode, boolean last, byte[] payload) {
        boolean continues = opcode == WsOpCode.CONTINUATION;
        if (continues == (current == Kind.NONE)) {
            throw new WsCloseException("frame out of order", WsCloseCodes.PROTOCOL_ERROR);
        }
        if (!continues) {
            current = opcode == WsOpCode.TEXT ? Kind.TEXT : Kind.BINARY;
        }
        if (payload.length > maxMessageBytes - bytes) {
            throw new WsCloseException("message too big", WsCloseCodes.TOO_BIG);
        }
        bytes += payload.length;
        if (current == Kind.TEXT && !(utf8.goesOn(payload, 0) && (!last || utf8.isComplete()))) {
            throw new WsCloseException("text is not UTF-8", WsCloseCodes.NOT_CONSISTENT);
        }
        if (last) {
            current = Kind.NONE;
            bytes = 0;
        }
    }
}
