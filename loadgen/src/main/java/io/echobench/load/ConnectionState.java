package io.echobench.load;

/** How far a {@link Connection} is. */
enum ConnectionState {
    CONNECTING,
    HANDSHAKING,
    OPEN,
    CLOSING,
    ENDED
}
