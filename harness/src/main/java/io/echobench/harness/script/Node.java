package io.echobench.harness.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of JSON or YAML that knows where it stands. */
sealed interface Node {

    /** Where it begins. */
    Position at();

    /** What it is, for a sentence: {@code a list}, {@code "hello"}, {@code 5}. */
    String described();

    /** Text of the script, fit for a sentence: in quotes, on one line, not too long. */
    static String quoted(String text) {
        String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** Keys and values, in the order of the text. */
    record Mapping(Position at, Map<String, Entry> entries) implements Node {

        /** Copies the entries. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value under a key. */
        Optional<Node> value(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        @Override
        public String described() {
            return "an object";
        }
    }

    /**
     * A value under its key.
     *
     * @param at of the key
     */
    record Entry(Position at, Node value) {}

    /** A list. */
    record Sequence(Position at, List<Node> items) implements Node {

        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** A string. */
    record Text(Position at, String text) implements Node {

        @Override
        public String described() {
            return quoted(text);
        }
    }

    /**
     * A numeral: a number with the digits of the text: nothing is rounded here, and nothing overflows.
     *
     * @param digits as {@link java.math.BigDecimal} reads them, or {@code NaN}, {@code Infinity}, {@code .inf} and the like
     */
    record Numeral(Position at, String digits) implements Node {

        @Override
        public String described() {
            return digits;
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(Position at, boolean value) implements Node {

        @Override
        public String described() {
            return Boolean.toString(value);
        }
    }

    /** {@code null}, or in YAML nothing at all. */
    record Nothing(Position at) implements Node {

        @Override
        public String described() {
            return "empty";
        }
    }
}
