package io.echobench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One TCP connection, never blocking. Used by the thread of its event loop only. */
public interface Link {

    /**
     * Whether TCP was up as soon as it was asked for, as loopback has it: then the link can be read and written at once, and
     * {@link LinkHandler#connected} is not called.
     */
    default boolean upAtOnce() {
        return false;
    }

    /**
     * Reads what has come.
     *
     * @return how many bytes; 0 when none are there yet, -1 at the end of the stream
     * @throws IOException when the connection was reset
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes as much as the socket takes, from the buffer's position on.
     *
     * @return how many bytes; 0 when the socket takes none
     * @throws IOException when the connection is gone
     */
    int write(ByteBuffer source) throws IOException;

    /** Whether {@link LinkHandler#writable} is wanted when the socket takes bytes again; at first it is not. */
    void wantWritable(boolean wanted);

    /** Closes the socket; idempotent, and the handler is not called any more. */
    void close();
}
