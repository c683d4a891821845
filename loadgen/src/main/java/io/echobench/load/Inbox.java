package io.echobench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads what a connection's server says: first the response to the opening handshake, then frames. Hot: one thread, straight from the
 * loop's buffer, nothing allocated as long as frames come whole.
 */
final class Inbox {

    /** So many reads, then other sockets and the schedule get their turn: a server may send faster than is read. */
    private static final int MAX_READS_AT_ONCE = 16;

    private final LoopScope scope;
    private final Handshake handshake;
    private final Runnable accepted;
    private final FrameDecoder decoder;
    private boolean open;
    private boolean ended;

    /**
     * Of a connection that is to be opened.
     *
     * @param handshake its opening handshake
     * @param accepted called when the opening handshake is
     * @param sink takes what comes from then on
     */
    Inbox(LoopScope scope, Handshake handshake, Runnable accepted, FrameSink sink) {
        this.scope = scope;
        this.accepted = accepted;
        this.handshake = handshake;
        decoder = new FrameDecoder(scope.limits, sink);
    }

    /** What asks for the response. */
    byte[] request() {
        return handshake.request();
    }

    /** Whether an end of the stream now would cut a frame or a message. */
    boolean midMessage() {
        return decoder.midMessage();
    }

    /**
     * Reads what is there, or a good part of it: what is left is read by the next dispatch.
     *
     * @return whether the stream goes on
     */
    boolean read(Link link) throws IOException, ProtocolViolation, HandshakeRefused {
        ByteBuffer buffer = scope.incoming;
        int reads = 0;
        int count;
        do {
            count = link.read(buffer.clear());
            scope.meter.reads++;
            if (count > 0) {
                scope.meter.bytesRead += count;
                accept(scope.incomingBytes, count);
            }
        } while (count == buffer.capacity() && !ended && ++reads < MAX_READS_AT_ONCE);
        return count >= 0;
    }

    private void accept(byte[] bytes, int count) throws ProtocolViolation, HandshakeRefused {
        int from = 0;
        if (!open) {
            from = handshake.accept(bytes, 0, count);
            if (from < 0) {
                return;
            }
            open = true;
            accepted.run();
        }
        decoder.accept(bytes, from, count);
    }

    /** The connection is gone: nothing more is read. */
    void end() {
        ended = true;
    }
}
