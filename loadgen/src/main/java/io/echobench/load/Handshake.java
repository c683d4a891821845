package io.echobench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The opening handshake of one connection (<a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>). */
final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final byte[] NOTHING = {};

    private final URI target;
    private final String key;
    private final Opening opening;
    private final int maxHeaderBytes;
    private byte[] response = NOTHING;
    private int count;

    /**
     * A handshake to be sent.
     *
     * @param nonce 16 bytes, others for each connection
     * @param maxHeaderBytes the longest response header that is read
     */
    Handshake(URI target, byte[] nonce, Opening opening, int maxHeaderBytes) {
        this.target = target;
        this.opening = opening;
        this.maxHeaderBytes = maxHeaderBytes;
        key = Base64.getEncoder().encodeToString(nonce);
    }

    /** What the client sends. */
    byte[] request() {
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        return ("GET " + path + query + " HTTP/1.1\r\n"
                        + "Host: " + target.getHost() + port + "\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + key + "\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + opening.lines()
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes what came.
     *
     * @return where in these bytes the first frame begins; -1 while the response is not complete
     * @throws HandshakeRefused when the response is not the one that accepts this handshake
     */
    int accept(byte[] bytes, int from, int to) throws HandshakeRefused {
        int before = count;
        int taken = Math.min(to - from, maxHeaderBytes - count);
        if (count + taken > response.length) {
            response = Arrays.copyOf(response, Math.clamp(2L * response.length, count + taken, maxHeaderBytes));
        }
        System.arraycopy(bytes, from, response, before, taken);
        count += taken;
        int end = headerEnd(Math.max(0, before - 3));
        if (end >= 0) {
            check(new String(response, 0, end, StandardCharsets.ISO_8859_1));
            response = NOTHING;
            return from + end - before;
        }
        if (count == maxHeaderBytes) {
            throw new HandshakeRefused(
                    ErrorClass.HEADERS,
                    "the response to the handshake has more than " + maxHeaderBytes + " header bytes");
        }
        return -1;
    }

    private int headerEnd(int from) {
        for (int i = from; i + 3 < count; i++) {
            if (response[i] == '\r' && response[i + 1] == '\n' && response[i + 2] == '\r' && response[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private void check(String header) throws HandshakeRefused {
        String[] lines = header.split("\r\n");
        String[] status = lines[0].split(" ", 3);
        if (status.length < 2 || !status[0].equals("HTTP/1.1")) {
            throw new HandshakeRefused(
                    "the handshake was not answered in HTTP/1.1 but with \"" + clipped(lines[0]) + "\"");
        }
        if (!status[1].equals("101")) {
            throw new HandshakeRefused("the handshake was answered with \"" + clipped(lines[0]) + "\" instead of 101");
        }
        Map<String, String> fields = fields(lines);
        if (!fields.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket")) {
            throw new HandshakeRefused("the response to the handshake lacks \"Upgrade: websocket\"");
        }
        if (!hasToken(fields.getOrDefault("Connection", ""), "upgrade")) {
            throw new HandshakeRefused("the response to the handshake lacks \"Connection: Upgrade\"");
        }
        if (!fields.getOrDefault("Sec-WebSocket-Accept", "").equals(acceptOf(key))) {
            throw new HandshakeRefused("the response to the handshake has a wrong Sec-WebSocket-Accept");
        }
        if (fields.containsKey("Sec-WebSocket-Extensions")) {
            throw unoffered("extension", fields.getOrDefault("Sec-WebSocket-Extensions", ""));
        }
        String subprotocol = fields.getOrDefault("Sec-WebSocket-Protocol", "");
        if (fields.containsKey("Sec-WebSocket-Protocol")
                && !opening.subprotocols().contains(subprotocol)) {
            throw unoffered("subprotocol", subprotocol);
        }
    }

    private static HandshakeRefused unoffered(String what, String name) {
        return new HandshakeRefused(
                "the server chose the " + what + " \"" + clipped(name) + "\", which was not offered");
    }

    private static Map<String, String> fields(String[] lines) throws HandshakeRefused {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                throw new HandshakeRefused("the response to the handshake has the line \"" + clipped(lines[i]) + "\"");
            }
            String value = lines[i].substring(colon + 1).strip();
            fields.merge(lines[i].substring(0, colon), value, (first, second) -> first + ", " + second);
        }
        return fields;
    }

    private static boolean hasToken(String list, String token) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(item -> item.strip().equals(token));
    }

    private static String clipped(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }

    /** The {@code Sec-WebSocket-Accept} that answers a key. */
    static String acceptOf(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
