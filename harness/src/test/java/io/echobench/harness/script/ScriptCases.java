package io.echobench.harness.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scripts kept as data, several in a file: a case begins with {@code === name}, then lines of {@code > expectation}, then the script. */
final class ScriptCases {

    private ScriptCases() {}

    /**
     * A script and what is expected of it.
     *
     * @param name the file it is said to stand in
     */
    record Case(String name, List<String> expected, String text) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> in(String resource) {
        return Stream.of(text(resource).split("(?m)^=== (?=\\S)"))
                .skip(1)
                .map(ScriptCases::parsed)
                .toList();
    }

    private static Case parsed(String block) {
        List<String> lines = block.lines().toList();
        List<String> expected = lines.stream()
                .skip(1)
                .takeWhile(line -> line.startsWith(">"))
                .map(line -> line.substring(1).strip())
                .toList();
        String text = String.join("\n", lines.subList(1 + expected.size(), lines.size()));
        return new Case(lines.getFirst(), expected, text.replace("\\0", "\0"));
    }

    private static String text(String resource) {
        try (InputStream in = ScriptCases.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
