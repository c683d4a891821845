package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import java.util.List;
import java.util.Locale;

/** Reads {@code uniform} and {@code poisson}. */
final class ArrivalsWord {

    private static final List<String> WORDS = List.of("uniform", "poisson");

    private ArrivalsWord() {}

    static Arrivals read(Node node, String key) throws ScriptException {
        return Arrivals.valueOf(Scalars.word(node, key, WORDS).toUpperCase(Locale.ROOT));
    }
}
