package io.echobench.load;

/** How far a session is in its flow: at a message that is to be sent, at an answer that is awaited, or at the end. */
interface Cursor {

    /** Whether a message is to be sent next. */
    boolean atMessage();

    /** Whether nothing more is to be sent, because the flow is through or has failed. */
    boolean atEnd();

    /** The message to be sent; only where there is one. */
    Message message();

    /** When the message, or the end, is due. */
    long dueNanos();

    /** The message was taken: goes on. */
    void next();

    /** The connection is open: times count from now on. */
    void opened(long nowNanos);

    /** A message came; it may turn out to be the answer to one of the session's. The bytes are only lent. */
    void came(boolean binary, byte[] bytes, int from, int length);

    /** One more message was answered, or given up. */
    void answered(long nowNanos);

    /** What went wrong with the flow itself; empty if nothing did. */
    String failure();

    /** How many messages would still be sent if every one was echoed. */
    long remaining();
}
