package io.echobench.load;

/** The server broke RFC 6455, or passed a limit; the message is a sentence on how. */
final class ProtocolViolation extends Exception {

    private static final long serialVersionUID = 1;

    private final ErrorClass error;
    private final String sentence;

    /** A breach of the protocol itself. */
    ProtocolViolation(String sentence) {
        this(ErrorClass.PROTOCOL, sentence);
    }

    /** A limit was passed, or the protocol broken: the class says which. */
    ProtocolViolation(ErrorClass error, String sentence) {
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
