package io.echobench.load;

/** The server broke RFC 6455; the message is a sentence on how. */
final class ProtocolViolation extends Exception {

    private static final long serialVersionUID = 1;

    private final String sentence;

    ProtocolViolation(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
