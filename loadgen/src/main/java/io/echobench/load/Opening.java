package io.echobench.load;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an opening handshake says beyond what every one must.
 *
 * @param headers in this order
 * @param subprotocols offered, the preferred one first; a server may take one of them or none
 */
public record Opening(List<Header> headers, List<String> subprotocols) implements Serializable {

    /** Nothing. */
    public static final Opening PLAIN = new Opening(List.of(), List.of());

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Copies the lists and checks the subprotocols. */
    public Opening {
        headers = List.copyOf(headers);
        subprotocols = List.copyOf(subprotocols);
        for (String subprotocol : subprotocols) {
            if (!isToken(subprotocol)) {
                throw new IllegalArgumentException("a subprotocol named " + subprotocol);
            }
        }
    }

    /** A header field of the request. */
    public record Header(String name, String value) implements Serializable {

        /** Checks that it is one header field and nothing else. */
        public Header {
            if (!isToken(name) || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a header field " + name + ": " + value);
            }
        }
    }

    /** Whether it can be the name of a header or subprotocol (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, 5.6.2</a>). */
    public static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** The lines it adds to a request. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        headers.forEach(header ->
                lines.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (!subprotocols.isEmpty()) {
            lines.append("Sec-WebSocket-Protocol: ")
                    .append(String.join(", ", subprotocols))
                    .append("\r\n");
        }
        return lines.toString();
    }
}
