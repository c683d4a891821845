package io.echobench.load.virtual;

/** What the simulated server does with one message. */
enum Answer {
    /** Sends it back. */
    ECHO,
    /** Sends it back in three fragments. */
    FRAGMENTED,
    /** Sends it back byte by byte, each a nanosecond after the other. */
    BYTE_BY_BYTE,
    /** Never answers. */
    DROP,
    /** Sends it back twice. */
    TWICE,
    /** Sends it back with its last byte changed. */
    CORRUPT,
    /** Sends it back with its first byte changed, which is part of the id of a payload that has one. */
    CORRUPT_FIRST,
    /** Sends it back after the answer to the connection's next message. */
    AFTER_NEXT,
    /** Sends half of the answer's frame, then ends the connection. */
    HALF_FRAME,
    /** Ends the connection instead of answering. */
    CLOSE;

    /** Which answer which message gets. */
    interface Rule {

        /**
         * Decides on one message.
         *
         * @param index 0 for the server's first message, over all connections
         * @param arrivalNanos when it came, since the first
         */
        Answer to(long index, long arrivalNanos);
    }

    /** One message of each {@code n}, in their middle, gets this answer, the others their echo. */
    Rule oneOf(long n) {
        return (index, arrivalNanos) -> index % n == n / 2 ? this : ECHO;
    }
}
