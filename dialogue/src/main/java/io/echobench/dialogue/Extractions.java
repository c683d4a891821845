package io.echobench.dialogue;

import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Finds what is wrong with an extraction before it is run. */
public final class Extractions {

    private Extractions() {}

    /** What is wrong with a JSONPath, in a few words; empty when nothing is. */
    public static Optional<String> problemOfJsonPath(String path) {
        return Extractor.problem(path);
    }

    /** What is wrong with a regular expression, in a few words; empty when nothing is. */
    public static Optional<String> problemOfRegexp(String pattern, String flags) {
        try {
            Extractor.compiled(pattern, flags);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }
}
