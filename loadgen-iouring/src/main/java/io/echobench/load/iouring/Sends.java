package io.echobench.load.iouring;

import io.echobench.load.foreign.Errno;
import io.echobench.load.iouring.IoUringLink.Sending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Follows what links send to the end. Bytes are copied and asked for with the next submission, which sends them at once as far as the
 * socket takes them; what it does not take is asked for again when it takes some. A link never has more than one send asked for, so that
 * its bytes stay in order. Hot, one thread.
 */
final class Sends {

    private final Operations operations;
    private final Runnable submit;
    private final SendBuffers buffers = new SendBuffers();

    /** Links whose send goes out with the next submission. */
    private final ArrayDeque<IoUringLink> pending = new ArrayDeque<>();

    /** Links with something left that is to be waited for or asked for again. */
    private final ArrayDeque<IoUringLink> unsent = new ArrayDeque<>();

    /**
     * Without any.
     *
     * @param submit hands all to the kernel, and calls {@link #submitted} then
     */
    Sends(Operations operations, Runnable submit) {
        this.operations = operations;
        this.submit = submit;
    }

    /** Takes what the socket will take; returns how many bytes. */
    int write(IoUringLink link, ByteBuffer source) throws IOException {
        int taken = add(link, source);
        while (source.hasRemaining() && link.sending == Sending.PENDING) {
            submit.run();
            taken += link.sending == Sending.NOTHING ? add(link, source) : 0;
        }
        if (taken == 0 && link.sending == Sending.FAILED) {
            throw new IOException(Errno.words(link.sendError));
        }
        return taken;
    }

    private int add(IoUringLink link, ByteBuffer source) {
        if (!source.hasRemaining()) {
            return 0;
        }
        return switch (link.sending) {
            case NOTHING -> begin(link, source);
            case PENDING -> addTo(link, pendingOf(link), source);
            case STUCK, WAITING, RELEASED, FAILED -> 0;
        };
    }

    private int begin(IoUringLink link, ByteBuffer source) {
        operations.reserve(1);
        SendBuffer buffer = buffers.take(source.remaining());
        int count = buffer.add(source);
        link.outgoing = buffer;
        ask(link, buffer);
        return count;
    }

    private void ask(IoUringLink link, SendBuffer buffer) {
        link.sendEntry = operations.send(link, buffer);
        link.sending = Sending.PENDING;
        pending.add(link);
    }

    private int addTo(IoUringLink link, SendBuffer buffer, ByteBuffer source) {
        SendBuffer target = buffer;
        if (buffer.room() < source.remaining() && buffer.capacity() < SendBuffers.LARGE_BYTES) {
            target = buffers.take(SendBuffers.LARGE_BYTES);
            target.add(buffer);
            buffers.giveBack(buffer);
            link.outgoing = target;
        }
        int count = target.add(source);
        operations.change(link.sendEntry, target);
        return count;
    }

    /** The kernel says that a send failed or that less than all was taken. */
    void notAllSent(IoUringLink link, int value) {
        SendBuffer buffer = pendingOf(link);
        if (value >= 0) {
            buffer.sent(value);
        }
        if (value >= 0 || value == -Errno.AGAIN || value == -Errno.INTERRUPTED) {
            link.sending = Sending.STUCK;
        } else {
            link.sendError = -value;
            giveBack(link, Sending.FAILED);
        }
    }

    /** Everything that was asked for is submitted, and every completion of it was told: what is still pending was sent. */
    void submitted(ReadyLinks ready) {
        for (int n = pending.size(); n > 0; n--) {
            IoUringLink link = pending.remove();
            if (link.sending == Sending.PENDING) {
                giveBack(link, Sending.NOTHING);
            } else if (link.sending == Sending.STUCK) {
                setAside(link);
            }
            ready.listWritable(link);
        }
    }

    private void setAside(IoUringLink link) {
        if (link.closed) {
            giveBack(link, Sending.NOTHING);
        } else {
            unsent.add(link);
        }
    }

    /** The socket takes bytes again. */
    void writable(IoUringLink link) {
        if (link.sending == Sending.WAITING) {
            link.sending = Sending.RELEASED;
            unsent.add(link);
        }
    }

    /** Asks for what is left unsent, or to be told when it can be. */
    void goOn() {
        for (int n = unsent.size(); n > 0; n--) {
            IoUringLink link = unsent.remove();
            if (link.sending == Sending.STUCK) {
                operations.awaitWritable(link);
                link.sending = Sending.WAITING;
            } else if (link.sending == Sending.RELEASED) {
                operations.reserve(1);
                ask(link, pendingOf(link));
            }
        }
    }

    /** Whether {@link #goOn} has something to do. */
    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** The link is closed: what the socket did not take is not sent any more; what is pending is. */
    void close(IoUringLink link) {
        if (link.outgoing != null && link.sending != Sending.PENDING) {
            giveBack(link, Sending.NOTHING);
        }
    }

    private void giveBack(IoUringLink link, Sending then) {
        buffers.giveBack(pendingOf(link));
        link.outgoing = null;
        link.sending = then;
    }

    private static SendBuffer pendingOf(IoUringLink link) {
        SendBuffer buffer = link.outgoing;
        if (buffer == null) {
            throw new IllegalStateException("a link sends nothing, and is said to");
        }
        return buffer;
    }
}
