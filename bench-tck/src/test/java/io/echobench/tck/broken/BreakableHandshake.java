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
    private static final String EXAMPLE = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final Defect defect;
    private final String head;
    private final List<String> requestLine;
    private final Map<String, List<String>> headers;

    private BreakableHandshake(String head, Defect defect) {
        this.defect = defect;
        this.head = head;
        headers = defect == Defect.CASE_SENSITIVE ? new TreeMap<>() : new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> lines = List.of(head.split("\r\n"));
        requestLine = List.of(lines.getFirst().split(" "));
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0].trim(), name -> new ArrayList<>())
                    .add(parts.length == 2 ? parts[1].trim() : "");
        }
    }

    /** The whole response; empty when none is sent. */
    static String answer(String head, Defect defect) {
        BreakableHandshake handshake = new BreakableHandshake(head, defect);
        String problem = handshake.problem();
        if (problem.isEmpty() || defect == Defect.UPGRADES_EVERYTHING) {
            return handshake.upgraded();
        }
        return switch (defect) {
            case REFUSES_SILENTLY -> "";
            case ANSWERS_500 -> refused("500 Internal Server Error\r\n");
            default -> refused(problem);
        };
    }

    /** Status and headers of the refusal; empty when there is nothing to refuse. */
    private String problem() {
        String own = ownProblem();
        if (!own.isEmpty()) {
            return own;
        }
        if (!head.endsWith("\r\n\r\n")
                || requestLine.size() != 3
                || !requestLine.get(2).equals("HTTP/1.1")) {
            return "400 Bad Request\r\n";
        }
        if (!requestLine.getFirst().equals("GET")) {
            return "405 Method Not Allowed\r\nAllow: GET\r\n";
        }
        if (!requestLine.get(1).split("\\?")[0].equals("/echo")) {
            return "404 Not Found\r\n";
        }
        if (!has("Upgrade", "websocket")
                || !has("Connection", "upgrade")
                || values("Host").size() != 1) {
            return "400 Bad Request\r\n";
        }
        if (!values("Sec-WebSocket-Version").equals(List.of("13"))) {
            return "426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\n";
        }
        List<String> keys = values("Sec-WebSocket-Key");
        return keys.size() == 1 && isKey(keys.getFirst()) ? "" : "400 Bad Request\r\n";
    }

    private String ownProblem() {
        boolean refuses = switch (defect) {
            case SMALL_HEAD -> head.length() > 2048;
            case CHECKS_ORIGIN -> !values("Origin").isEmpty();
            case REFUSES_OFFERS ->
                !values("Sec-WebSocket-Extensions").isEmpty()
                        || !values("Sec-WebSocket-Protocol").isEmpty();
            case ONE_TOKEN -> !values("Connection").equals(List.of("Upgrade"));
            case ANSWERS_500 -> head.contains("?");
            default -> false;
        };
        return refuses ? "400 Bad Request\r\n" : "";
    }

    private static String refused(String status) {
        return "HTTP/1.1 " + status + "Connection: close\r\nContent-Length: 0\r\n\r\n";
    }

    private String upgraded() {
        List<String> extensions = values("Sec-WebSocket-Extensions");
        boolean agrees = defect == Defect.AGREES_TO_ANYTHING && !extensions.isEmpty();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept() + "\r\n"
                + (agrees ? "Sec-WebSocket-Extensions: " + extensions.getFirst() + "\r\n" : "") + "\r\n";
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

    private String accept() {
        List<String> keys = values("Sec-WebSocket-Key");
        String key = keys.isEmpty() ? "" : keys.getFirst();
        return switch (defect) {
            case SAME_ACCEPT -> EXAMPLE;
            case WRONG_ACCEPT -> digest(key);
            default -> digest(key + GUID);
        };
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
