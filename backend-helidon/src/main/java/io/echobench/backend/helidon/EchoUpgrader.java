package io.echobench.backend.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsUpgrader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers handshakes (RFC 6455 section 4.2) as Helidon's upgrader does, with its accept key, but looks at every header that
 * the RFC asks for, and hands the connection to {@link FrameEcho}. One serves all connections.
 */
final class EchoUpgrader extends WsUpgrader {

    private final int maxMessageBytes;

    private EchoUpgrader(int maxMessageBytes) {
        super(WsConfig.create());
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Adds the echo of messages of up to so many bytes. */
    static void configure(WebServerConfig.Builder builder, int maxMessageBytes) {
        HandshakeRules.upgradeBy(new EchoUpgrader(maxMessageBytes), builder);
    }

    /** Returns null, which makes it an ordinary request and so a 404, where no echo lives. */
    @Override
    public @Nullable ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        if (!prologue.uriPath().path().equals(HelidonEchoServer.PATH)) {
            return null;
        }
        if (!prologue.method().equals(Method.GET) || !HandshakeRules.isHandshake(headers)) {
            throw refusal(Status.BAD_REQUEST_400, "not a WebSocket handshake");
        }
        if (!HandshakeRules.isOurVersion(headers)) {
            throw refusal(Status.UPGRADE_REQUIRED_426, "WebSocket version 13 is the one spoken here");
        }
        String key = headers.get(WS_KEY).get();
        String answer = SWITCHING_PROTOCOL_PREFIX + hash(context, key) + SWITCHING_PROTOCOLS_SUFFIX;
        context.dataWriter().writeNow(BufferData.create(answer.getBytes(StandardCharsets.US_ASCII)));
        return new FrameEcho(context, maxMessageBytes);
    }

    private static RequestException refusal(Status status, String why) {
        return RequestException.builder()
                .status(status)
                .message(why)
                .header(SUPPORTED_VERSION_HEADER)
                .build();
    }
}
