package io.echobench.load.iouring;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A socket of an {@link IoUringWire}. Hot: one thread; fields are open to the wire's own classes, which do everything with it. */
final class IoUringLink implements Link {

    /** What becomes of the bytes that it was given to send. */
    enum Sending {
        /** There are none. */
        NOTHING,
        /** They are asked for with the next submission, and more can be added until then. */
        PENDING,
        /** The socket did not take all of them. */
        STUCK,
        /** The kernel is to say when it takes some again. */
        WAITING,
        /** It does: what is left can be asked for again. */
        RELEASED,
        /** The connection is gone, and nothing can be sent on it. */
        FAILED
    }

    private final IoUringWire wire;
    final int file;
    final LinkHandler handler;
    final Received received = new Received();

    /** In the user data of whatever is asked for it. */
    int index;

    /** What was asked of the kernel for it, sends excepted, and has not come to its end. */
    int operations;

    Sending sending = Sending.NOTHING;

    /** While something is being sent. */
    @Nullable
    SendBuffer outgoing;

    /** Where the entry of a pending send stands in the ring. */
    int sendEntry;

    /** Why nothing can be sent or received any more; 0 while it can. */
    int sendError;

    int receiveError;
    boolean ended;
    boolean closed;
    boolean writableWanted;
    boolean listedUnread;
    boolean listedWritable;

    /** What connecting came to: 0 or a negative error number. */
    int connectResult;

    IoUringLink(IoUringWire wire, int file, LinkHandler handler) {
        this.wire = wire;
        this.file = file;
        this.handler = handler;
    }

    /** Whether a read would say something. */
    boolean isReadable() {
        return !received.isEmpty() || ended || receiveError != 0;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return wire.read(this, target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return wire.write(this, source);
    }

    @Override
    public void wantWritable(boolean wanted) {
        writableWanted = wanted;
        wire.listWritable(this);
    }

    @Override
    public void close() {
        wire.close(this);
    }
}
