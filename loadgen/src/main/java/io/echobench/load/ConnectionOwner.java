package io.echobench.load;

/** What a {@link Connection} tells to the session, or the phase, that it works for. On the loop's thread. */
interface ConnectionOwner {

    /** The opening handshake was accepted: messages may be sent. */
    void opened(Connection connection, long nowNanos);

    /** It never opened. */
    void failed(Connection connection, ErrorClass error, String sentence, long nowNanos);

    /** A message came; what it answers, if anything, is told next. The bytes are only lent. */
    default void came(boolean binary, byte[] bytes, int from, int length) {}

    /** The socket has taken what it did not take before: nothing is queued any more. */
    default void written(Connection connection, long nowNanos) {}

    /** One of its messages was answered, rightly or not: there is room for another. */
    void answered(Connection connection, long nowNanos);

    /** One of its messages was not answered in time: there is room for another. */
    default void givenUp(Connection connection, long nowNanos) {
        answered(connection, nowNanos);
    }

    /**
     * It was open and has ended; its outstanding messages were counted before.
     *
     * @param closed whether by a closing handshake that the client began
     */
    void ended(Connection connection, boolean closed, long nowNanos);
}
