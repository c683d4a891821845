package io.echobench.backend.undertow;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to Undertow's handshake only when it is one (RFC 6455 section 4.2.1): Undertow itself looks at nothing
 * but the key's presence and the version. Whatever is no handshake is answered here.
 */
final class EchoHandshake implements HttpHandler {

    static final String PATH = "/echo";

    private static final HttpString KEY = new HttpString("Sec-WebSocket-Key");
    private static final HttpString VERSION = new HttpString("Sec-WebSocket-Version");
    private static final String SUPPORTED_VERSION = "13";
    private static final String WEBSOCKET = "websocket";
    private static final int NONCE_BYTES = 16;

    private final HttpHandler handshake;

    private EchoHandshake(HttpHandler handshake) {
        this.handshake = handshake;
    }

    /** The root handler of a server that echoes messages of up to so many bytes. */
    static EchoHandshake of(int maxMessageBytes) {
        WebSocketConnectionCallback echo = (exchange, channel) -> {
            channel.getReceiveSetter().set(new EchoListener(maxMessageBytes));
            channel.resumeReceives();
        };
        return new EchoHandshake(
                new WebSocketProtocolHandshakeHandler(List.of(StrictChannel.handshake(maxMessageBytes)), echo));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        int status = status(exchange);
        if (status == StatusCodes.SWITCHING_PROTOCOLS) {
            handshake.handleRequest(exchange);
            return;
        }
        if (status == StatusCodes.UPGRADE_REQUIRED) {
            exchange.getResponseHeaders().put(Headers.UPGRADE, WEBSOCKET).put(VERSION, SUPPORTED_VERSION);
        }
        exchange.setStatusCode(status).endExchange();
    }

    private static int status(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        if (!PATH.equals(exchange.getRequestPath())) {
            return StatusCodes.NOT_FOUND;
        }
        if (!Methods.GET.equals(exchange.getRequestMethod())) {
            return StatusCodes.METHOD_NOT_ALLOWED;
        }
        if (!Protocols.HTTP_1_1.equals(exchange.getProtocol()) || !lists(headers, Headers.UPGRADE, WEBSOCKET)) {
            return StatusCodes.UPGRADE_REQUIRED;
        }
        if (!lists(headers, Headers.CONNECTION, "upgrade") || !isNonce(headers.get(KEY))) {
            return StatusCodes.BAD_REQUEST;
        }
        return SUPPORTED_VERSION.equals(headers.getFirst(VERSION))
                ? StatusCodes.SWITCHING_PROTOCOLS
                : StatusCodes.UPGRADE_REQUIRED;
    }

    /** Whether a header, which is a comma-separated list and may come several times, lists the token in any case. */
    private static boolean lists(HeaderMap headers, HttpString name, String token) {
        HeaderValues values = headers.get(name);
        return values != null
                && values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    /** One key of 16 bytes, and only one. */
    private static boolean isNonce(@Nullable HeaderValues keys) {
        try {
            return keys != null
                    && keys.size() == 1
                    && Base64.getDecoder().decode(keys.getFirst().strip()).length == NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
