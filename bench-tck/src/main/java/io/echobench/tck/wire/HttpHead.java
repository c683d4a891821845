package io.echobench.tck.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Status line and headers of a response.
 *
 * @param statusLine {@code HTTP/1.1 101 Switching Protocols}
 * @param status 101
 * @param headers as they came
 */
public record HttpHead(String statusLine, int status, List<Header> headers) {

    /** One header line. */
    public record Header(String name, String value) {}

    /** Copies the list. */
    public HttpHead {
        headers = List.copyOf(headers);
    }

    /**
     * Reads the text up to the empty line.
     *
     * @throws IllegalArgumentException when it is no HTTP response
     */
    static HttpHead parse(String text) {
        List<String> lines = List.of(text.split("\r\n"));
        String statusLine = lines.getFirst();
        if (!statusLine.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IllegalArgumentException("no HTTP status line: " + Bytes.utf8(statusLine));
        }
        List<Header> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("no HTTP header: " + Bytes.utf8(line));
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        return new HttpHead(statusLine, Integer.parseInt(statusLine.substring(9, 12)), headers);
    }

    /** All values of a header, in order; its name in any case. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The value of a header that comes once. */
    public Optional<String> value(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** Whether a comma-separated header has this token, in any case. */
    public boolean hasToken(String name, String token) {
        return values(name).stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",")).stream())
                .anyMatch(part -> part.trim().equals(token));
    }

    @Override
    public String toString() {
        return statusLine;
    }
}
