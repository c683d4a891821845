package io.echobench.backend.reference;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** Who else may listen where the server does. */
enum PortUse {
    /** Nobody. */
    ALONE,
    /**
     * Other processes that share it as well: the kernel deals connections among them by the hash of their addresses ({@code
     * SO_REUSEPORT}). For more connections than one process may hold.
     */
    SHARED;

    /** {@code -Dechobench.reference.share-port=true} shares it. */
    private static final String PROPERTY = "echobench.reference.share-port";

    /** What this JVM was told. */
    static PortUse told() {
        return Boolean.getBoolean(PROPERTY) ? SHARED : ALONE;
    }

    /** Before it is bound. */
    void applyTo(ServerSocketChannel listener) throws IOException {
        if (this == SHARED) {
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
    }
}
