package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/** What one WebSocket connection is for: the echo, or the control path. Called by the thread of its event loop. */
interface Session {

    /**
     * A whole message. {@code buffer} is lent for the call; {@link Frames#MAX_HEADER} bytes before {@code at}, or those
     * of its header in the connection's own {@link Output#room}, are free.
     */
    void message(int opcode, ByteBuffer buffer, int at, int length);

    /** The peer has sent its close frame: {@code answer} is to be run, behind whatever is still to be sent. */
    void closing(Runnable answer);

    /** The TCP connection has ended; called once. */
    void ended();
}
