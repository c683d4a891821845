package io.echobench.harness.run;

import java.util.List;
import java.util.regex.Pattern;

/** What a server's log adds to the sentence on its failure: that it was out of memory, which its exit status does not say. */
final class LastWords {

    /** Of a JVM, of Node, of Python, of Linux. */
    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("OutOfMemoryError|heap out of memory|MemoryError|Cannot allocate memory");

    private LastWords() {}

    /** The sentence, with the last such line of the log behind it. */
    static String with(String sentence, List<String> log) {
        return log.reversed().stream()
                .filter(line -> OUT_OF_MEMORY.matcher(line).find())
                .findFirst()
                .map(line -> sentence + ": " + line.strip())
                .orElse(sentence);
    }
}
