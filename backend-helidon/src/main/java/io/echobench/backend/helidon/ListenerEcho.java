package io.echobench.backend.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The echo of one connection as Helidon's users write it. A listener sees fragments, each text one already decoded by itself,
 * and sends each back as it came. Its connection's virtual thread alone calls it, and every send blocks that thread until the
 * socket has taken it: a peer that does not read is no longer read from.
 */
final class ListenerEcho implements WsListener {

    private final int maxMessageBytes;
    private int bytesBefore;

    private ListenerEcho(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Adds the echo of messages of up to so many bytes. */
    static void configure(WebServerConfig.Builder builder, int maxMessageBytes) {
        builder.addProtocol(WsConfig.builder().maxFrameLength(maxMessageBytes).build())
                .addRouting(
                        WsRouting.builder().endpoint(HelidonEchoServer.PATH, () -> new ListenerEcho(maxMessageBytes)));
    }

    /** Helidon takes any method, checks the version only where one is named, and the key only so far as to fail on it. */
    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) throws WsUpgradeException {
        boolean get = prologue.method().equals(Method.GET);
        if (get && HandshakeRules.isHandshake(headers) && HandshakeRules.isOurVersion(headers)) {
            return Optional.empty();
        }
        throw new WsUpgradeException("not a WebSocket handshake");
    }

    @Override
    public void onMessage(WsSession session, String text, boolean last) {
        if (!last || bytesBefore > 0) {
            count(session, text.getBytes(StandardCharsets.UTF_8).length, last);
        }
        session.send(text, last);
    }

    @Override
    public void onMessage(WsSession session, BufferData buffer, boolean last) {
        count(session, buffer.available(), last);
        session.send(buffer, last);
    }

    /** Helidon leaves the answer to the listener. */
    @Override
    public void onPing(WsSession session, BufferData buffer) {
        session.pong(buffer);
    }

    /** Helidon answers with 1000 whatever it is told, unless the listener has answered. */
    @Override
    public void onClose(WsSession session, int status, String reason) {
        session.close(ControlRules.mayBeSent(status) ? status : WsCloseCodes.PROTOCOL_ERROR, "");
    }

    /** Helidon limits a frame, not a message. */
    private void count(WsSession session, int bytes, boolean last) {
        if (bytes > maxMessageBytes - bytesBefore) {
            session.close(WsCloseCodes.TOO_BIG, "message of more than " + maxMessageBytes + " bytes");
            throw new CloseConnectionException("message too big");
        }
        bytesBefore = last ? 0 : bytesBefore + bytes;
    }
}
