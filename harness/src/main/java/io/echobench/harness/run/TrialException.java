package io.echobench.harness.run;

/** A trial cannot go on; the message is the sentence of its row. */
public sealed class TrialException extends Exception permits AnchorException {

    private static final long serialVersionUID = 1L;

    TrialException(String sentence) {
        super(sentence);
    }

    TrialException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
