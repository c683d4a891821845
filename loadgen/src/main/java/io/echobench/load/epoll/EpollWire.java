package io.echobench.load.epoll;

import io.echobench.load.Clock;
import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.foreign.Epoll;
import io.echobench.load.foreign.Errno;
import io.echobench.load.foreign.Foreign;
import io.echobench.load.foreign.SocketAddresses;
import io.echobench.load.foreign.SocketAddresses.SocketAddress;
import io.echobench.load.foreign.SocketCalls;
import io.echobench.load.foreign.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sockets over epoll. Hot: for each message one {@code recv} and one {@code send}, through one buffer that all links share, and nothing is
 * allocated.
 */
final class EpollWire implements Wire {

    private static final long MILLI = 1_000_000;

    /** A rest ends so much early: whoever has the CPU then may keep it for some milliseconds. */
    private static final long AWAKE_AFTER_REST_NANOS = 5 * MILLI;

    private static final long LONGEST_WAIT_NANOS = 1_000 * MILLI;
    private static final int MOST_EVENTS = 512;
    private static final int BUFFER_BYTES = 64 << 10;

    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int DONT_WAIT = 0x40;
    private static final int NO_SIGNAL = 0x4000;

    private final Clock clock;
    private final Polling polling;
    private final Epoll epoll;
    private final Errno errno = new Errno();
    private final Sockets sockets = new Sockets(errno);
    private final SocketAddresses addresses = new SocketAddresses();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private final long address = Foreign.address(buffer);

    /** By file descriptor, of which the kernel gives the lowest that is free. */
    private @Nullable EpollLink[] links = new EpollLink[256];

    private long connects;
    private int found;
    private boolean closed;

    EpollWire(Clock clock, Polling polling) throws IOException {
        this.clock = clock;
        this.polling = polling;
        epoll = Epoll.open(MOST_EVENTS);
        epoll.sharpenTimers();
    }

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler)
            throws IOException {
        SocketAddress to = addresses.of(remote);
        int file = sockets.openNonBlocking(to, local == null ? null : addresses.of(local));
        try {
            EpollLink link = new EpollLink(this, file, ++connects << Integer.SIZE | file, handler, connect(file, to));
            epoll.add(file, link.interest(), link.token());
            if (file >= links.length) {
                links = Arrays.copyOf(links, Math.max(file + 1, 2 * links.length));
            }
            links[file] = link;
            return link;
        } catch (IOException e) {
            SocketCalls.close(errno, file);
            throw e;
        }
    }

    /** Whether it is connected already. */
    private boolean connect(int file, SocketAddress to) throws IOException {
        if (SocketCalls.connect(errno, file, to.address(), to.length()) == 0) {
            return true;
        }
        if (errno.number() != Errno.IN_PROGRESS) {
            throw new IOException(Errno.words(errno.number()));
        }
        return false;
    }

    /** Says what became of a connect. */
    void requireConnected(EpollLink link) throws IOException {
        buffer.putInt(0, 0).putInt(4, Integer.BYTES);
        if (SocketCalls.getsockopt(errno, link.file(), SOL_SOCKET, SO_ERROR, address, address + Integer.BYTES) < 0) {
            throw errno.failure("a socket does not say whether it is connected");
        }
        if (buffer.getInt(0) != 0) {
            throw new IOException(Errno.words(buffer.getInt(0)));
        }
    }

    /** The link is to be watched for something else. */
    void watch(EpollLink link) throws IOException {
        epoll.change(link.file(), link.interest(), link.token());
    }

    @Override
    public int poll(long untilNanos) throws IOException {
        return await(polling == Polling.BLOCK ? waitNanos(untilNanos) : 0);
    }

    @Override
    public int rest(long untilNanos) throws IOException {
        return polling == Polling.BLOCK ? poll(untilNanos) : await(waitNanos(untilNanos) - AWAKE_AFTER_REST_NANOS);
    }

    private int await(long nanos) throws IOException {
        found = epoll.await(Math.clamp(nanos, 0, LONGEST_WAIT_NANOS));
        return found;
    }

    private long waitNanos(long untilNanos) {
        long now = clock.nanoTime();
        return untilNanos <= now ? 0 : untilNanos == Long.MAX_VALUE ? untilNanos : untilNanos - now;
    }

    @Override
    public boolean spins() {
        return polling == Polling.SPIN;
    }

    @Override
    public void dispatch() {
        for (int event = 0; event < found; event++) {
            long token = epoll.token(event);
            EpollLink link = links[(int) token];
            if (link != null && link.token() == token) {
                link.dispatch(epoll.ready(event));
            }
        }
    }

    int read(int file, ByteBuffer target) throws IOException {
        int room = Math.min(target.remaining(), BUFFER_BYTES);
        if (room == 0) {
            return 0;
        }
        int count = (int) SocketCalls.recv(errno, file, address, room, DONT_WAIT);
        if (count > 0) {
            target.put(buffer.limit(count));
            buffer.clear();
            return count;
        }
        return count == 0 ? -1 : noneFor(errno.number());
    }

    int write(int file, ByteBuffer source) throws IOException {
        int taken = 0;
        while (source.hasRemaining()) {
            int count = Math.min(source.remaining(), BUFFER_BYTES);
            buffer.put(0, source, source.position(), count);
            int sent = (int) SocketCalls.send(errno, file, address, count, DONT_WAIT | NO_SIGNAL);
            if (sent < 0) {
                return taken > 0 ? taken : noneFor(errno.number());
            }
            source.position(source.position() + sent);
            taken += sent;
            if (sent < count) {
                break;
            }
        }
        return taken;
    }

    /** Nothing now, or never again. */
    private static int noneFor(int error) throws IOException {
        if (error == Errno.AGAIN || error == Errno.INTERRUPTED) {
            return 0;
        }
        throw new IOException(Errno.words(error));
    }

    /** The kernel does not watch it any more then. */
    void close(EpollLink link) {
        links[link.file()] = null;
        SocketCalls.close(errno, link.file());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (EpollLink link : links) {
            if (link != null) {
                link.close();
            }
        }
        epoll.close();
    }
}
