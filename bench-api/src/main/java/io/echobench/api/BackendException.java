package io.echobench.api;

/** A server could not be started. The message is one sentence: what failed, where, what to do. */
public class BackendException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A failure without a cause that helps. */
    public BackendException(String sentence) {
        super(sentence);
    }

    /** A failure with its cause. */
    public BackendException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
