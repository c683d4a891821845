package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/** What a path is for: makes the session of a connection whose handshake is done. */
interface Sessions {

    /** Calls {@link Connection#begin}, or {@link Connection#leave} after it took what is left of the {@code input}. */
    void open(String path, Connection connection, ByteBuffer input);
}
