package io.echobench.harness.script;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A load script that cannot be run. Its message is one sentence: where, what, and what to do. */
public final class ScriptException extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable Position at;

    /**
     * Something wrong within a script.
     *
     * @param problem what is wrong and what to do, without a full stop
     */
    ScriptException(Position at, String problem) {
        super(at + ": " + problem);
        this.at = at;
    }

    /** No script to speak of: no such file, not readable. */
    ScriptException(String sentence) {
        super(sentence);
        this.at = null;
    }

    /** Where in the script; empty when there is no script. */
    public Optional<Position> at() {
        return Optional.ofNullable(at);
    }
}
