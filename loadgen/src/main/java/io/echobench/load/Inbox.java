package io.echobench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a connection's server says: first the response to the opening handshake, then frames. Hot: one thread, straight from the
 * loop's buffer, nothing allocated as long as frames come whole.
 */
final class Inbox {

    /** So many reads, then other sockets and the schedule get their turn: a server may send faster than is read. */
    private static final int MAX_READS_AT_ONCE = 16;

    private final LoopScope scope;
    private final FrameDecoder decoder;
    private boolean ended;

    /** Until the opening handshake is accepted; then dropped, because an idle connection is to be small. */
    private @Nullable Door door;

    private record Door(Handshake handshake, Runnable accepted) {}

    /**
     * Of a connection that is to be opened.
     *
     * @param handshake its opening handshake
     * @param accepted called when the opening handshake is
     * @param sink takes what comes from then on
     */
    Inbox(LoopScope scope, Handshake handshake, Runnable accepted, FrameSink sink) {
        this.scope = scope;
        door = new Door(handshake, accepted);
        decoder = new FrameDecoder(scope.limits, sink, scope.pieces);
    }

    /** What asks for the response; nothing once that has come. */
    byte[] request() {
        return door == null ? new byte[0] : door.handshake.request();
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
            if (decoder.midMessage()) {
                scope.now(); // a whole message looks at the clock, a part of one would not
            }
        } while (count == buffer.capacity() && !ended && ++reads < MAX_READS_AT_ONCE);
        return count >= 0;
    }

    private void accept(byte[] bytes, int count) throws ProtocolViolation, HandshakeRefused {
        int from = 0;
        Door closed = door;
        if (closed != null) {
            from = closed.handshake.accept(bytes, 0, count);
            if (from < 0) {
                return;
            }
            door = null;
            closed.accepted.run();
        }
        decoder.accept(bytes, from, count);
    }

    /** The connection is gone: nothing more is read. */
    void end() {
        ended = true;
    }
}
