package io.echobench.backend.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on one connection. All connections of an event loop fill the same buffer, one after the other, and
 * {@link #flush} writes it: what was sent in answer to one read leaves with one write. What the socket does not take is
 * kept in a buffer of the connection's own, and goes first later. Hot path; one thread; a broken connection is a state,
 * not an exception.
 */
final class Output {

    private final SocketChannel channel;
    private final ByteBuffer shared;
    private final BufferPool pool;
    private @Nullable ByteBuffer unsent; // filled up to its position
    private int unsentFrom;
    private boolean broken;

    /** @param shared the loop's buffer, empty between the turns of its connections */
    Output(SocketChannel channel, ByteBuffer shared, BufferPool pool) {
        this.channel = channel;
        this.shared = shared;
        this.pool = pool;
    }

    /**
     * The shared buffer, with room at its position for a header and that many bytes of payload, if it is large enough.
     */
    ByteBuffer room(int payloadBytes) {
        if (shared.remaining() < Frames.MAX_HEADER + payloadBytes) {
            flush();
        }
        return shared;
    }

    /**
     * Sends a message or control frame. The payload lies in the {@link #room}, behind the place of its header, or in
     * another buffer of which the {@link Frames#MAX_HEADER} bytes before it may be overwritten.
     */
    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    void frame(int opcode, ByteBuffer buffer, int at, int length) {
        int from = Frames.putHeader(buffer, at, opcode, length);
        if (buffer == shared) {
            shared.position(at + length);
        } else {
            bytes(buffer, from, at + length);
        }
    }

    /** Sends the bytes of another buffer as they are; its position and limit are lost. */
    void bytes(ByteBuffer buffer, int from, int to) {
        int length = to - from;
        if (shared.remaining() < length) {
            flush();
        }
        if (shared.remaining() < length) {
            writeOrKeep(buffer.limit(to).position(from));
            buffer.clear();
        } else {
            shared.put(shared.position(), buffer, from, length);
            shared.position(shared.position() + length);
        }
    }

    /** Writes what was sent, as far as the socket takes it, and leaves the shared buffer empty. */
    void flush() {
        if (shared.position() > 0) {
            writeOrKeep(shared.flip());
            shared.clear();
        }
    }

    private void writeOrKeep(ByteBuffer bytes) {
        if (broken) {
            return;
        }
        try {
            if (unsent == null) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                keep(bytes);
            }
        } catch (IOException e) {
            broken = true;
        }
    }

    private void keep(ByteBuffer bytes) {
        ByteBuffer kept = unsent;
        if (kept == null) {
            kept = pool.acquire(bytes.remaining());
            unsentFrom = 0;
        } else if (kept.remaining() < bytes.remaining()) {
            kept = compacted(kept, bytes.remaining());
        }
        kept.put(bytes);
        unsent = kept;
    }

    private ByteBuffer compacted(ByteBuffer kept, int more) {
        int used = kept.position() - unsentFrom;
        ByteBuffer larger = pool.acquire(used + more);
        larger.put(0, kept, unsentFrom, used).position(used);
        pool.release(kept);
        unsentFrom = 0;
        return larger;
    }

    /** The socket is writable again: writes what was kept. */
    void resume() {
        ByteBuffer kept = unsent;
        if (kept == null) {
            return;
        }
        int end = kept.position();
        try {
            channel.write(kept.flip().position(unsentFrom));
        } catch (IOException e) {
            broken = true;
        }
        unsentFrom = kept.position();
        if (unsentFrom == end) {
            discard();
        } else {
            kept.limit(kept.capacity()).position(end);
        }
    }

    /** Whether something is kept, because the peer does not read: then nothing more may be read from it. */
    boolean blocked() {
        return unsent != null;
    }

    /** Whether the connection is gone. */
    boolean broken() {
        return broken;
    }

    /** Forgets what was kept. */
    void discard() {
        if (unsent != null) {
            pool.release(unsent);
            unsent = null;
        }
    }
}
