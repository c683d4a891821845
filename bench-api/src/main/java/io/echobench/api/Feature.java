package io.echobench.api;

/** An optional part that a backend honours when it is asked for. */
public enum Feature {
    /** {@code wss} endpoints. */
    TLS,
    /** The permessage-deflate extension (RFC 7692). */
    PERMESSAGE_DEFLATE
}
