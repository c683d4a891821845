package io.echobench.load;

/** The server's answer to an opening handshake is none; the message is a sentence on why. */
final class HandshakeRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final ErrorClass error;
    private final String sentence;

    HandshakeRefused(String sentence) {
        this(ErrorClass.HANDSHAKE, sentence);
    }

    /** {@link ErrorClass#HEADERS} where a limit was passed. */
    HandshakeRefused(ErrorClass error, String sentence) {
        super(sentence);
        this.error = error;
        this.sentence = sentence;
    }

    ErrorClass error() {
        return error;
    }

    String sentence() {
        return sentence;
    }
}
