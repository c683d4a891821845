package io.echobench.tck.broken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The server's half of the opening handshake (RFC 6455 section 4.2). */
final class BreakableHandshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final List<String> requestLine;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private BreakableHandshake(String head) {
        List<String> lines = List.of(head.split("\r\n"));
        requestLine = List.of(lines.getFirst().split(" "));
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0].trim(), name -> new ArrayList<>())
                    .add(parts.length == 2 ? parts[1].trim() : "");
        }
    }

    /** The whole response. */
    static String answer(String head) {
        return new BreakableHandshake(head).response();
    }

    private String response() {
        if (requestLine.size() != 3 || !requestLine.get(2).equals("HTTP/1.1") || headers.containsKey("")) {
            return refused("400 Bad Request", "");
        }
        if (!requestLine.getFirst().equals("GET")) {
            return refused("405 Method Not Allowed", "Allow: GET\r\n");
        }
        if (!requestLine.get(1).split("\\?")[0].equals("/echo")) {
            return refused("404 Not Found", "");
        }
        if (!has("Upgrade", "websocket")
                || !has("Connection", "upgrade")
                || values("Host").size() != 1) {
            return refused("400 Bad Request", "");
        }
        if (!values("Sec-WebSocket-Version").equals(List.of("13"))) {
            return refused("426 Upgrade Required", "Sec-WebSocket-Version: 13\r\n");
        }
        List<String> keys = values("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.getFirst())) {
            return refused("400 Bad Request", "");
        }
        return upgraded(keys.getFirst());
    }

    private static String refused(String status, String more) {
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n" + more + "\r\n";
    }

    private String upgraded(String key) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
    }

    private List<String> values(String name) {
        return headers.getOrDefault(name, List.of());
    }

    private boolean has(String name, String token) {
        return values(name).stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",")).stream())
                .anyMatch(part -> part.trim().equals(token));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
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
}
