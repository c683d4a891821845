package io.echobench.benchmarks.servers;

import io.echobench.harness.UsageException;
import java.util.List;

/**
 * JVM flags that are tried.
 *
 * @param name what they are called
 * @param flags in the order in which they are given; {@code {id}} stands for the backend's id
 */
record Variant(String name, List<String> flags) {

    /** Reads {@code compact=-XX:+UseCompactObjectHeaders}: a name, and flags with spaces between them. */
    static Variant parse(String text) throws UsageException {
        int sign = text.indexOf('=');
        String name = sign < 0 ? "" : text.substring(0, sign).strip();
        String flags = text.substring(sign + 1).strip();
        if (!name.matches("[a-z0-9][a-z0-9-]*") || !flags.startsWith("-")) {
            throw new UsageException(
                    "--variant " + text
                            + " is not NAME=FLAGS; write it like compact=-XX:+UseCompactObjectHeaders, with spaces between flags.");
        }
        return new Variant(name, List.of(flags.split("\\s+", -1)));
    }
}
