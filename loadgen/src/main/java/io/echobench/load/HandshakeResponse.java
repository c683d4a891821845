package io.echobench.load;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header of a server's answer to an opening handshake, as far as it must be looked at. A field that comes more than once is one list
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.3">RFC 9110, 5.3</a>).
 */
final class HandshakeResponse {

    private static final String LINE_END = "\r\n";
    private static final String VERSION = "HTTP/1.1 ";
    private static final String SWITCHING = "101";
    private static final int LONGEST_CITED = 80;

    private @Nullable String upgrade;
    private @Nullable String connection;
    private @Nullable String accept;
    private @Nullable String extensions;
    private @Nullable String subprotocol;

    /**
     * Reads a header.
     *
     * @param header up to and with its empty line
     * @throws HandshakeRefused where it is not one that switches protocols
     */
    HandshakeResponse(String header) throws HandshakeRefused {
        int end = header.indexOf(LINE_END);
        checkStatus(header.substring(0, end));
        int from = end + LINE_END.length();
        while (from < header.length() - LINE_END.length()) {
            end = header.indexOf(LINE_END, from);
            read(header.substring(from, end));
            from = end + LINE_END.length();
        }
    }

    private static void checkStatus(String line) throws HandshakeRefused {
        if (!line.startsWith(VERSION)) {
            throw new HandshakeRefused("the handshake was not answered in HTTP/1.1 but with \"" + clipped(line) + "\"");
        }
        int end = line.indexOf(' ', VERSION.length());
        if (!line.substring(VERSION.length(), end < 0 ? line.length() : end).equals(SWITCHING)) {
            throw new HandshakeRefused("the handshake was answered with \"" + clipped(line) + "\" instead of 101");
        }
    }

    private void read(String line) throws HandshakeRefused {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new HandshakeRefused("the response to the handshake has the line \"" + clipped(line) + "\"");
        }
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "upgrade" -> upgrade = joined(upgrade, value);
            case "connection" -> connection = joined(connection, value);
            case "sec-websocket-accept" -> accept = joined(accept, value);
            case "sec-websocket-extensions" -> extensions = joined(extensions, value);
            case "sec-websocket-protocol" -> subprotocol = joined(subprotocol, value);
            default -> {} // of no meaning for the handshake
        }
    }

    private static String joined(@Nullable String first, String second) {
        return first == null ? second : first + ", " + second;
    }

    /**
     * Compares it with what was asked.
     *
     * @param rightAccept the {@code Sec-WebSocket-Accept} that answers the key
     * @throws HandshakeRefused when it does not accept that handshake
     */
    void check(String rightAccept, Opening opening) throws HandshakeRefused {
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            throw new HandshakeRefused("the response to the handshake lacks \"Upgrade: websocket\"");
        }
        if (connection == null || !hasToken(connection, "upgrade")) {
            throw new HandshakeRefused("the response to the handshake lacks \"Connection: Upgrade\"");
        }
        if (!rightAccept.equals(accept)) {
            throw new HandshakeRefused("the response to the handshake has a wrong Sec-WebSocket-Accept");
        }
        if (extensions != null) {
            throw unoffered("extension", extensions);
        }
        if (subprotocol != null && !opening.subprotocols().contains(subprotocol)) {
            throw unoffered("subprotocol", subprotocol);
        }
    }

    private static HandshakeRefused unoffered(String what, String name) {
        return new HandshakeRefused(
                "the server chose the " + what + " \"" + clipped(name) + "\", which was not offered");
    }

    private static boolean hasToken(String list, String token) {
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int end = comma < 0 ? list.length() : comma;
            if (list.substring(from, end).strip().equalsIgnoreCase(token)) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private static String clipped(String line) {
        return line.length() <= LONGEST_CITED ? line : line.substring(0, LONGEST_CITED) + "...";
    }
}
