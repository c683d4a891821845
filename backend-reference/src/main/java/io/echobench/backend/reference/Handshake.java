package io.echobench.backend.reference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The server's side of the opening handshake (RFC 6455 section 4.2): a request's head in, an answer out. Pure. */
final class Handshake {

    /** The answer to a request's head. */
    sealed interface Answer {
        /** What goes back, in ISO 8859-1. */
        String response();
    }

    /** The connection is a WebSocket now. */
    record Accepted(String path, String response) implements Answer {}

    /** The connection ends after this. */
    record Refused(int status, String response) implements Answer {}

    /** The longest head that is read; one byte more is answered with 431. */
    static final int MAX_HEAD_BYTES = 8 << 10;

    static final String ECHO = "/echo";
    static final String CONTROL = "/control";

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private Handshake() {}

    /** The index behind the empty line that ends a head, 0 when there is none yet. */
    static int endOfHead(ByteBuffer in) {
        int limit = Math.min(in.limit(), MAX_HEAD_BYTES);
        for (int at = 3; at < limit; at++) {
            if (in.get(at) == '\n' && in.get(at - 1) == '\r' && in.get(at - 2) == '\n' && in.get(at - 3) == '\r') {
                return at + 1;
            }
        }
        return 0;
    }

    /** Takes a head that ends before index {@code end}. */
    static String head(ByteBuffer in, int end) {
        byte[] head = new byte[end];
        in.get(head);
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    /** Answers a head, its final empty line included. */
    static Answer answer(String head) {
        String[] lines = head.substring(0, head.length() - 4).split("\r\n", -1);
        String[] request = lines[0].split(" ", -1);
        if (request.length != 3 || !request[2].matches("HTTP/\\d\\.\\d")) {
            return refused(400, "Bad Request", "no request line");
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0 || !TOKEN.matcher(lines[i].substring(0, colon)).matches()) {
                return refused(400, "Bad Request", "no header line");
            }
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return answer(request, headers);
    }

    /** The answer to a head that does not end within {@link #MAX_HEAD_BYTES}. */
    static Answer tooLong() {
        return refused(431, "Request Header Fields Too Large", "head longer than " + MAX_HEAD_BYTES + " bytes");
    }

    private static Answer answer(String[] request, Map<String, List<String>> headers) {
        String path = path(request[1]);
        if (!path.equals(ECHO) && !path.equals(CONTROL)) {
            return refused(404, "Not Found", "nothing here: try " + ECHO);
        }
        if (!request[0].equals("GET")) {
            return refused(405, "Method Not Allowed", "not a GET", "Allow: GET");
        }
        if (request[2].compareTo("HTTP/1.1") < 0 || single(headers, "host").isEmpty()) {
            return refused(400, "Bad Request", "not HTTP/1.1 with a Host");
        }
        if (!names(headers, "upgrade", "websocket") || !names(headers, "connection", "upgrade")) {
            return headers.containsKey("upgrade")
                    ? refused(400, "Bad Request", "not an upgrade to websocket")
                    : refused(
                            426,
                            "Upgrade Required",
                            "a WebSocket lives here",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13");
        }
        String version = single(headers, "sec-websocket-version");
        if (!version.equals("13")) {
            return refused(
                    426, "Upgrade Required", "not version 13", "Upgrade: websocket", "Sec-WebSocket-Version: 13");
        }
        String key = single(headers, "sec-websocket-key");
        return isKey(key) ? accepted(path, key) : refused(400, "Bad Request", "no Sec-WebSocket-Key of 16 bytes");
    }

    /** The path of an origin-form or absolute-form target, without its query (RFC 9112 section 3.2). */
    private static String path(String target) {
        int scheme = target.indexOf("://");
        int slash = scheme < 0 ? 0 : target.indexOf('/', scheme + 3);
        String path = slash < 0 ? "/" : target.substring(slash);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String single(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    private static boolean names(Map<String, List<String>> headers, String name, String token) {
        for (String value : headers.getOrDefault(name, List.of())) {
            for (String item : value.split(",", -1)) {
                if (item.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer accepted(String path, String key) {
        String response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        return new Accepted(path, response);
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static Answer refused(int status, String reason, String why, String... headers) {
        StringBuilder response = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n");
        for (String header : headers) {
            response.append(header).append("\r\n");
        }
        response.append("Connection: close\r\nContent-Type: text/plain\r\nContent-Length: ")
                .append(why.length() + 1)
                .append("\r\n\r\n")
                .append(why)
                .append('\n');
        return new Refused(status, response.toString());
    }
}
