package io.echobench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What all opening handshakes with a server have in common that are opened alike: only the key between its two parts is another one in each
 * (<a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>).
 */
final class HandshakeRequest {

    private final URI target;
    private final Opening opening;
    private final byte[] beforeKey;
    private final byte[] afterKey;

    HandshakeRequest(URI target, Opening opening) {
        this.target = target;
        this.opening = opening;
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        beforeKey = bytes("GET " + path + query + " HTTP/1.1\r\n"
                + "Host: " + target.getHost() + port + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: ");
        afterKey = bytes("\r\nSec-WebSocket-Version: 13\r\n" + opening.lines() + "\r\n");
    }

    /** Whether it is what is asked of that server by who opens like that. */
    boolean asks(URI server, Opening like) {
        return target.equals(server) && opening.equals(like);
    }

    /** What it says beyond what every handshake must. */
    Opening opening() {
        return opening;
    }

    /** The bytes of one handshake. */
    byte[] withKey(byte[] key) {
        byte[] request = Arrays.copyOf(beforeKey, beforeKey.length + key.length + afterKey.length);
        System.arraycopy(key, 0, request, beforeKey.length, key.length);
        System.arraycopy(afterKey, 0, request, beforeKey.length + key.length, afterKey.length);
        return request;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
