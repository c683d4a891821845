package io.echobench.load;

/** The intervals that are recorded, all on one clock, in nanoseconds. */
public enum Interval {
    /** Received - intended: the headline. */
    RESPONSE,
    /** Received - written. */
    RTT,
    /**
     * Written - intended, while the socket was writable: the generator's own lateness. In phases of sessions also that of each
     * arrival: connect begun - due.
     */
    LAG,
    /** Written - intended, where the socket was not writable: the server's doing. */
    BLOCKED,
    /** The send call itself: what the original comparison called latency. */
    SEND,
    /** Received - poll returned: the generator's own receive queue. */
    RECEIVE_QUEUE,
    /** From the due arrival of a session, or the start of a connect, to the accepted opening handshake. */
    HANDSHAKE,
    /** From the due arrival of a session until its closing handshake ended. */
    SESSION;

    /**
     * What its lines in a histogram log are tagged with: {@code response.ramp-to-500}; what may not stand in a tag is replaced by
     * {@code -}.
     */
    public String tag(String phase) {
        return id() + "." + phase.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** As it is written in files: {@code receive-queue}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
