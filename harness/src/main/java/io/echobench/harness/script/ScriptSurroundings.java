package io.echobench.harness.script;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a script may refer to outside of its own text.
 *
 * @param environment which of its {@code config.environments} is laid over it
 * @param processEnvironment what {@code $env} and {@code $processEnvironment} hold
 * @param files its data
 */
public record ScriptSurroundings(Optional<String> environment, Map<String, String> processEnvironment, Files files) {

    /** No environment, no variables, no files. */
    public static final ScriptSurroundings NONE = new ScriptSurroundings(Optional.empty(), Map.of(), path -> {
        throw new IOException("this script stands alone");
    });

    /** Copies the map. */
    public ScriptSurroundings {
        processEnvironment = Map.copyOf(processEnvironment);
    }

    /** The files beside a script. */
    @FunctionalInterface
    public interface Files {

        /** The text of a file, by its path relative to the script. */
        String text(String path) throws IOException;
    }
}
