package io.echobench.backend.helidon;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.websocket.WsUpgrader;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What a handshake must say (RFC 6455 section 4.2.1) beyond what Helidon's upgrader looks at. */
final class HandshakeRules {

    private static final String VERSION = "13";
    private static final int NONCE_BYTES = 16;

    /** Helidon looks an upgrader up by the header as it is spelt; the RFC asks for any case. */
    private static final List<String> SPELLINGS = List.of("websocket", "WebSocket", "Websocket", "WEBSOCKET");

    private HandshakeRules() {}

    /** Makes HTTP/1.1 with this upgrader the only protocol of a server. */
    static void upgradeBy(Http1Upgrader upgrader, WebServerConfig.Builder builder) {
        Http1ConnectionSelectorConfig.Builder http =
                Http1ConnectionSelector.builder().config(Http1Config.create());
        SPELLINGS.forEach(spelling -> http.putUpgrader(spelling, upgrader));
        builder.protocolsDiscoverServices(false).addConnectionSelector(http.build());
    }

    /** Whether the request asks to become a WebSocket, of whichever version. */
    static boolean isHandshake(Headers headers) {
        return listsUpgrade(headers)
                && headers.find(WsUpgrader.WS_KEY)
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

    /** One key of 16 bytes, and only one. */
    private static boolean isNonce(Header key) {
        try {
            return key.valueCount() == 1 && Base64.getDecoder().decode(key.get()).length == NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
