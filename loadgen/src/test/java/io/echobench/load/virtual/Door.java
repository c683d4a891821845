package io.echobench.load.virtual;

/** How the simulated server receives a connection. */
enum Door {
    /** Accepts it, and its opening handshake. */
    OPEN,
    /** Refuses the TCP connection. */
    REFUSES,
    /** Accepts the TCP connection and answers the opening handshake with 404. */
    NOT_FOUND,
    /** Accepts the TCP connection and never answers the opening handshake. */
    SILENT;

    /** Which connection is received how. */
    interface Rule {

        /** Decides on the connection with that index, 0 for the first. */
        Door at(int index);
    }
}
