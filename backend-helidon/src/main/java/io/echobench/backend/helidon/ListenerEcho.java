package io.echobench.backend.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.webserver.websocket.WsUpgrader;
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

    private static final int MAX_CONTROL_BYTES = 125;

    private final int maxMessageBytes;
    private Kind open = Kind.NONE; // the message of which fragments have come
    private int bytesBefore;

    private enum Kind {
        NONE,
        TEXT,
        BINARY
    }

    private ListenerEcho(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Adds the echo of messages of up to so many bytes. */
    static void configure(WebServerConfig.Builder builder, int maxMessageBytes) {
        WsConfig frames = WsConfig.builder().maxFrameLength(maxMessageBytes).build();
        HandshakeRules.upgradeBy(WsUpgrader.create(frames), builder);
        builder.addProtocol(frames)
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
        if (!last || open != Kind.NONE) {
            count(session, Kind.TEXT, text.getBytes(StandardCharsets.UTF_8).length, last);
        }
        session.send(text, last);
    }

    @Override
    public void onMessage(WsSession session, BufferData buffer, boolean last) {
        count(session, Kind.BINARY, buffer.available(), last);
        session.send(buffer, last);
    }

    /** Helidon leaves the answer to the listener. */
    @Override
    public void onPing(WsSession session, BufferData buffer) {
        checkControl(session, buffer);
        session.pong(buffer);
    }

    @Override
    public void onPong(WsSession session, BufferData buffer) {
        checkControl(session, buffer);
    }

    /** Helidon answers with 1000 whatever it is told, unless the listener has answered. */
    @Override
    public void onClose(WsSession session, int status, String reason) {
        int bytes = Short.BYTES + reason.getBytes(StandardCharsets.UTF_8).length;
        boolean lawful = ControlRules.mayBeSent(status) && bytes <= MAX_CONTROL_BYTES;
        session.close(lawful ? status : WsCloseCodes.PROTOCOL_ERROR, "");
    }

    private static void checkControl(WsSession session, BufferData buffer) {
        if (buffer.available() > MAX_CONTROL_BYTES) {
            fail(session, WsCloseCodes.PROTOCOL_ERROR, "control frame of more than 125 bytes");
        }
    }

    /** Helidon limits a frame, not a message, and tells a listener the kind of a fragment, not its place. */
    private void count(WsSession session, Kind kind, int bytes, boolean last) {
        if (open != Kind.NONE && open != kind) {
            fail(session, WsCloseCodes.PROTOCOL_ERROR, "message within another");
        }
        if (bytes > maxMessageBytes - bytesBefore) {
            fail(session, WsCloseCodes.TOO_BIG, "message of more than " + maxMessageBytes + " bytes");
        }
        open = last ? Kind.NONE : kind;
        bytesBefore = last ? 0 : bytesBefore + bytes;
    }

    private static void fail(WsSession session, int code, String why) {
        session.close(code, why);
        throw new CloseConnectionException(why);
    }
}
