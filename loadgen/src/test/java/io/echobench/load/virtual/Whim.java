package io.echobench.load.virtual;

/**
 * What a simulated server does unasked, on each of its open connections.
 *
 * @param atNanos when, since the arrival of its first message
 */
record Whim(long atNanos, Deed deed) {

    enum Deed {
        /** Sends a ping. */
        PING,
        /** Sends a message that answers nothing. */
        MESSAGE,
        /** Begins the closing handshake. */
        CLOSE,
        /** Ends the stream without a word. */
        END
    }
}
