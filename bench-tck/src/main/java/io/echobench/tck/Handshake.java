package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import java.net.URI;

/** The opening handshake of RFC 6455 section 1.3, with the key of its example. */
final class Handshake {

    /** The key that every right handshake of the kit has. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** What the server must make of {@link #KEY}. */
    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final String REQUEST = """
            GET @path@ HTTP/1.1
            Host: @host@
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: %s
            Sec-WebSocket-Version: 13

            """.formatted(KEY);

    private Handshake() {}

    /** The right request as lines, with {@code @host@} and {@code @path@} where the target's go. */
    static String request() {
        return REQUEST;
    }

    /** The request as it goes over the wire to this target. */
    static Bytes bytes(String request, URI uri) {
        return Bytes.utf8(request.replace("@host@", uri.getHost() + ":" + uri.getPort())
                .replace("@path@", uri.getRawPath())
                .replace("\n", "\r\n"));
    }
}
