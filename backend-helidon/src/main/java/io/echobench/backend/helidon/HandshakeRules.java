package io.echobench.backend.helidon;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.websocket.WsUpgrader;
import java.util.Arrays;
import java.util.Base64;

/** What a handshake must say (RFC 6455 section 4.2.1) beyond what Helidon's upgrader looks at. */
final class HandshakeRules {

    private static final String VERSION = "13";
    private static final int NONCE_BYTES = 16;

    private HandshakeRules() {}

    /** Whether the request asks to become a WebSocket, of whichever version. */
    static boolean isHandshake(Headers headers) {
        return listsUpgrade(headers)
                && headers.first(WsUpgrader.WS_KEY)
                        .filter(HandshakeRules::isNonce)
                        .isPresent();
    }

    /** Whether it asks for the only version there is. */
    static boolean isOurVersion(Headers headers) {
        return headers.first(WsUpgrader.WS_VERSION).filter(VERSION::equals).isPresent();
    }

    /** {@code Connection} is a comma-separated list, may come several times, and is case-insensitive. */
    private static boolean listsUpgrade(Headers headers) {
        return headers.values(HeaderNames.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(value -> value.strip().equalsIgnoreCase("upgrade"));
    }

    private static boolean isNonce(String key) {
        try {
            return Base64.getDecoder().decode(key).length == NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
