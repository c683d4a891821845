package io.echobench.harness.script;

import java.io.Serializable;

/**
 * Where something stands in a script; written {@code my.json:12:9}, which terminals and editors open.
 *
 * @param script the file as it was named
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record Position(String script, int line, int column) implements Serializable {

    /** The beginning of a script. */
    static Position startOf(String script) {
        return new Position(script, 1, 1);
    }

    /** Where the character at {@code index} stands in a script's text. */
    static Position ofIndex(String script, String text, int index) {
        int lineStart = text.lastIndexOf('\n', index - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Position(script, line, index - lineStart + 1);
    }

    @Override
    public String toString() {
        return script + ":" + line + ":" + column;
    }
}
