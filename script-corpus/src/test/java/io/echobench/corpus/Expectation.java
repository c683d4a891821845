package io.echobench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of a script: lines of {@code key: value}; lines that begin with {@code #} say why.
 *
 * @param lines in order
 */
record Expectation(List<Line> lines) {

    /** One line. */
    record Line(String key, String value) {}

    static Expectation read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    throw new IllegalArgumentException(file + ": not key: value, but " + line);
                }
                lines.add(new Line(line.substring(0, colon), line.substring(colon + 2)));
            }
        }
        return new Expectation(List.copyOf(lines));
    }

    /** The value of a key that stands at most once. */
    Optional<String> value(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(Line::value)
                .findFirst();
    }

    /** All values of a key. */
    List<String> values(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(Line::value)
                .toList();
    }
}
