package io.echobench.harness.result;

import java.io.IOException;

/** A folder or file that should hold a run does not; one sentence that names it, and where in it. */
public final class UnreadableRunException extends IOException {

    private static final long serialVersionUID = 1;

    /** A sentence: which file, where in it, what to do. */
    public UnreadableRunException(String sentence) {
        super(sentence);
    }
}
