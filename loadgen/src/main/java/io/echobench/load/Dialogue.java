package io.echobench.load;

/** One session of a {@link Conversation}: asked again and again what comes next. Used by one thread; it may allocate. */
public interface Dialogue {

    /** How the connection is opened; asked once, before anything else. */
    Opening opening();

    /** What comes next. After {@link Move.Await} it is asked again when {@link #answered} was called. */
    Move next();

    /**
     * The answer that the last {@link Move.Await} asked for.
     *
     * @param binary whether it was a binary message
     * @param message its payload, owned by the receiver
     */
    void answered(boolean binary, byte[] message);
}
