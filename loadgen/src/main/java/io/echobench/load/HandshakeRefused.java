package io.echobench.load;

/** The server's answer to an opening handshake is none; the message is a sentence on why. */
final class HandshakeRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final String sentence;

    HandshakeRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
