package io.echobench.load;

/**
 * Why an intended message, or a session, did not end with its exact echo. Counted apart, never summed away.
 *
 * <p>The last five say which of the generator's limits ({@link LoadPlan.Limits}) a server passed. They count connections that were
 * ended for it, each once, and stand beside the messages and sessions: those are counted as closed, unsent or handshake.
 */
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
    /** The response to an opening handshake had more header bytes than are read. */
    HEADERS,
    /** A frame or message was longer than the largest that is taken. */
    OVERSIZE,
    /** A message came in more fragments than are taken. */
    FRAGMENTS,
    /** Pings, pongs or messages that answer nothing came faster than they are taken. */
    FLOOD,
    /** A message was compressed, though no extension was offered. */
    COMPRESSED,
    /** A capture or match of the script did not hold, or its answer did not come: the session failed. Not one of the intended messages. */
    CAPTURE;

    /** Whether it counts connections that were ended because the server passed a limit. */
    public boolean isLimit() {
        return switch (this) {
            case HEADERS, OVERSIZE, FRAGMENTS, FLOOD, COMPRESSED -> true;
            case CONNECT, HANDSHAKE, TIMEOUT, MISMATCH, UNEXPECTED, CLOSED, PROTOCOL, UNSENT, CAPTURE -> false;
        };
    }

    /** As it is written in files: {@code timeout}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
