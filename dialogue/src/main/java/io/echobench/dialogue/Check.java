package io.echobench.dialogue;

import java.io.Serializable;

/** What is asked of an answer: Artillery's {@code capture} and {@code match}. */
public sealed interface Check extends Serializable {

    /** Where in the answer it looks. */
    Extraction extraction();

    /** Whether the session fails where it does not hold. */
    boolean strict();

    /** Keeps what it finds in a variable. */
    record Capture(Extraction extraction, String as, boolean strict) implements Check {}

    /** Compares what it finds: type and value must be the same. */
    record Match(Extraction extraction, Template value, boolean strict) implements Check {}
}
