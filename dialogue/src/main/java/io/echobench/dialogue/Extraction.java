package io.echobench.dialogue;

import java.io.Serializable;

/** Finds a value in an answer. */
public sealed interface Extraction extends Serializable {

    /** What is looked for, for a sentence: {@code json "$.id"}. */
    String described();

    /** A JSONPath over the answer as JSON; of several results one is drawn, as in Artillery. */
    record JsonPath(Template path) implements Extraction {

        @Override
        public String described() {
            return "json";
        }
    }

    /**
     * A regular expression over the answer's text.
     *
     * @param group the name of a group, or empty for the whole match
     * @param flags of JavaScript: {@code i}, {@code m}, {@code s} ...
     */
    record Regexp(Template pattern, String group, String flags) implements Extraction {

        @Override
        public String described() {
            return "regexp";
        }
    }
}
