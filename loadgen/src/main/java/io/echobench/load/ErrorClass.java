package io.echobench.load;

/** Why an intended message, or a session, did not end with its exact echo. Counted apart, never summed away. */
public enum ErrorClass {
    /** No TCP connection: refused, reset, or not within its deadline. */
    CONNECT,
    /** TCP connected, but the opening handshake was refused, malformed or too slow. */
    HANDSHAKE,
    /** No echo within its deadline: censored into the tail. One that comes even later is known as such and not counted again. */
    TIMEOUT,
    /** An echo with other bytes, of another kind, or out of order. */
    MISMATCH,
    /**
     * A message that answers nothing: a second echo, or one never asked for; also a breach of the protocol while nothing was
     * outstanding. Not one of the intended messages.
     */
    UNEXPECTED,
    /** The connection ended between frames while the echo was outstanding. */
    CLOSED,
    /** The server broke RFC 6455, or ended within a frame. */
    PROTOCOL,
    /** It was due but could not be sent: its connection was gone, or the phase's drain ended first. */
    UNSENT,
    /** A capture or match of the script did not hold, or its answer did not come: the session failed. Not one of the intended messages. */
    CAPTURE;

    /** As it is written in files: {@code timeout}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
