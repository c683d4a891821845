package io.echobench.load.iouring;

import io.echobench.load.Clock;
import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.foreign.Errno;
import io.echobench.load.foreign.SocketAddresses;
import io.echobench.load.foreign.Sockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sockets over io_uring. Hot: in one turn of the loop all of its sends go to the kernel in one system call, which also tells what has
 * come, and a loop that spins makes none while there is nothing to send and nothing comes. Nothing is allocated per message.
 *
 * <p>What a link is given to write counts as written: it is sent when the loop polls again, or sooner, when many links are told or it gives
 * more than fits.
 */
final class IoUringWire implements Wire {

    private static final long MILLI = 1_000_000;

    /** A wait comes back later than asked for by the kernel's timer slack and a wake-up: it ends so much early. */
    private static final long AWAKE_BEFORE_NANOS = 80_000;

    /** Less than this and it is not worth to sleep. */
    private static final long SLEEP_FROM_NANOS = 2 * AWAKE_BEFORE_NANOS;

    /** A rest ends so much early: whoever has the CPU then may keep it for some milliseconds. */
    private static final long AWAKE_AFTER_REST_NANOS = 5 * MILLI;

    private static final long LONGEST_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The kernel may take less than all it is given, when it is short of memory; then it is asked again, so often. */
    private static final int MOST_SUBMISSIONS = 1_000;

    private final Clock clock;
    private final Polling polling;
    private final Ring ring;
    private final ReceiveBuffers receiveBuffers;
    private final Operations operations;
    private final Sends sends;
    private final Sockets sockets;
    private final SocketAddresses addresses = new SocketAddresses();
    private final Links links = new Links();
    private final ReadyLinks ready = new ReadyLinks();

    /** Links that are to be read and for which nothing is asked any more: there was no buffer, or the kernel had enough. */
    private final ArrayDeque<IoUringLink> unasked = new ArrayDeque<>();

    private long workedNanos;
    private boolean closed;

    IoUringWire(Clock clock, Polling polling) throws IOException {
        this.clock = clock;
        this.polling = polling;
        Errno errno = new Errno();
        ring = Ring.open(errno);
        try {
            receiveBuffers = new ReceiveBuffers(ring);
        } catch (IOException e) {
            ring.close();
            throw e;
        }
        sockets = new Sockets(errno);
        operations = new Operations(ring, this::submit);
        sends = new Sends(operations, this::submit);
    }

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler)
            throws IOException {
        SocketAddresses.SocketAddress to = addresses.of(remote);
        int file = sockets.open(to, local == null ? null : addresses.of(local));
        IoUringLink link = new IoUringLink(this, file, handler);
        links.add(link);
        operations.connect(link, to);
        return link;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the yield lets a server run that shares this CPU; nothing depends on it
    public int poll(long untilNanos) throws IOException {
        long wait = polling == Polling.BLOCK ? waitNanos(untilNanos) : 0;
        int count = turn(wait >= SLEEP_FROM_NANOS ? wait - AWAKE_BEFORE_NANOS : 0);
        if (count == 0 && wait > 0 && wait < SLEEP_FROM_NANOS) {
            Thread.yield();
        }
        return count;
    }

    @Override
    public int rest(long untilNanos) throws IOException {
        return polling == Polling.BLOCK
                ? poll(untilNanos)
                : turn(Math.max(0, waitNanos(untilNanos) - AWAKE_AFTER_REST_NANOS));
    }

    @Override
    public boolean spins() {
        return polling == Polling.SPIN;
    }

    private long waitNanos(long untilNanos) {
        long now = clock.nanoTime();
        return untilNanos <= now ? 0 : untilNanos == Long.MAX_VALUE ? untilNanos : untilNanos - now;
    }

    private int turn(long waitNanos) throws IOException {
        long wait = outstanding() > 0 ? 0 : Math.min(waitNanos, LONGEST_SLEEP_NANOS);
        boolean sends = ring.pending() > 0;
        long began = clock.nanoTime();
        ring.poll(wait);
        settle();
        int found = outstanding();
        workedNanos = wait == 0 && (sends || found > 0) ? clock.nanoTime() - began : 0;
        return found;
    }

    /** Of a turn that may not wait. One that may waits in the same system call in which it works, and nothing tells the two apart. */
    @Override
    public long workedNanos() {
        return workedNanos;
    }

    /** How much a dispatch has to do. */
    private int outstanding() {
        return ready.count() + (sends.hasUnsent() ? 1 : 0) + (unasked.isEmpty() ? 0 : 1);
    }

    /** Hands everything to the kernel, now. */
    private void submit() {
        try {
            ring.submit();
            settle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees a submission through: everything is in the kernel then, and all that it has completed is known. */
    private void settle() throws IOException {
        absorb();
        for (int i = 0; ring.pending() > 0 || ring.overflown(); i++) {
            if (i == MOST_SUBMISSIONS) {
                throw new IOException("the kernel does not take what an io_uring asks for");
            }
            ring.poll(0);
            absorb();
        }
        sends.submitted(ready);
    }

    /** Takes all completions; no handler is called. */
    private void absorb() {
        while (ring.completions() > 0) {
            long userData = ring.userData();
            int value = ring.value();
            int flags = ring.flags();
            ring.take();
            IoUringLink link = links.at(Operations.index(userData));
            if (link != null) {
                completed(link, Operations.kind(userData), value, flags);
            }
        }
    }

    private void completed(IoUringLink link, int kind, int value, int flags) {
        switch (kind) {
            case Operations.RECEIVED -> received(link, value, flags);
            case Operations.SENT -> sends.notAllSent(link, value);
            case Operations.CONNECTED -> {
                link.connectResult = value;
                ready.listConnected(link);
                ended(link);
            }
            case Operations.WRITABLE -> {
                sends.writable(link);
                ended(link);
            }
            default -> ended(link);
        }
    }

    private void received(IoUringLink link, int value, int flags) {
        if (Ring.hasBuffer(flags)) {
            receiveBuffers.took();
            if (value > 0 && !link.closed) {
                link.received.add(Ring.buffer(flags), value);
            } else {
                receiveBuffers.giveBack(Ring.buffer(flags));
            }
        }
        if (!Ring.hasMore(flags)) {
            if (value > 0 || value == -Errno.NO_BUFFERS || value == -Errno.INTERRUPTED) {
                unasked.add(link);
            } else if (value == 0) {
                link.ended = true;
            } else {
                link.receiveError = -value;
            }
            ended(link);
        }
        ready.listUnread(link);
    }

    /** Something that was asked for a link has come to its end. */
    private void ended(IoUringLink link) {
        link.operations--;
        if (link.closed && link.operations == 0) {
            links.remove(link);
        }
    }

    @Override
    public void dispatch() {
        sends.goOn();
        ready.tell(operations);
        if (receiveBuffers.isAnyFree()) {
            for (int n = unasked.size(); n > 0; n--) {
                IoUringLink link = unasked.remove();
                if (!link.closed) {
                    operations.receive(link);
                }
            }
        }
    }

    int read(IoUringLink link, ByteBuffer target) throws IOException {
        int count = link.received.read(target, receiveBuffers);
        if (count > 0 || !target.hasRemaining()) {
            return count;
        }
        if (link.receiveError != 0) {
            throw new IOException(Errno.words(link.receiveError));
        }
        return link.ended ? -1 : 0;
    }

    int write(IoUringLink link, ByteBuffer source) throws IOException {
        return sends.write(link, source);
    }

    void listWritable(IoUringLink link) {
        ready.listWritable(link);
    }

    void close(IoUringLink link) {
        if (!link.closed) {
            operations.reserve(2);
            link.closed = true;
            link.received.discard(receiveBuffers);
            sends.close(link);
            operations.close(link);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            links.forEach(this::close);
            long deadline = System.nanoTime() + LONGEST_CLOSE_NANOS;
            while (links.count() > 0 && System.nanoTime() < deadline) {
                ring.poll(LONGEST_CLOSE_NANOS / 100);
                settle();
            }
        } finally {
            ring.close();
        }
    }
}
