package io.echobench.load;

import io.echobench.load.foreign.EpollWait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Real sockets. Hot: keys that a select finds are put in an array by a consumer that exists once, so that no set of keys is filled
 * and nothing is allocated.
 *
 * <p>A selector's timeout has steps of a millisecond, and {@code select(1)} takes 1.09 ms. A loop that {@link Polling#BLOCK blocks} therefore
 * waits for the selector's epoll instance itself where it can ({@link EpollWait}). Else it sleeps until about a millisecond before something is
 * due, and then yields its CPU between polls.
 */
final class NioWire implements Wire {

    private static final long MILLI = 1_000_000;

    /** Less than this and sleeping would come back too late. */
    private static final long SLEEP_FROM_NANOS = 2 * MILLI;

    /** A rest ends so much early: whoever has the CPU then may keep it for some milliseconds. */
    private static final long AWAKE_AFTER_REST_NANOS = 5 * MILLI;

    private static final long LONGEST_SLEEP_MILLIS = 1_000;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Clock clock;
    private final Polling polling;
    private final Selector selector;
    private final Optional<EpollWait> wait;
    private final Consumer<SelectionKey> collect = this::collect;

    /** What the kernel reads into and writes from; a channel that is given an array looks for such a buffer each time. */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    private NioLink[] ready = new NioLink[256];
    private int readyCount;

    /** Whether a select has something to tell the kernel: a socket that is new, watched for something else, or closed. */
    private boolean changed;

    NioWire(Clock clock, Polling polling) throws IOException {
        this.clock = clock;
        this.polling = polling;
        EpollFiles.Opened opened = EpollFiles.open();
        selector = opened.selector();
        OptionalInt epoll = opened.epoll();
        wait = polling == Polling.BLOCK && epoll.isPresent() ? EpollWait.of(epoll.getAsInt()) : Optional.empty();
    }

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (local != null) {
                channel.bind(local);
            }
            boolean up = channel.connect(remote);
            SelectionKey key = channel.register(selector, up ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
            NioLink link = new NioLink(this, channel, key, handler, up);
            changed();
            key.attach(link);
            return link;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The next select has something to tell the kernel. */
    void changed() {
        changed = true;
    }

    @Override
    public int poll(long untilNanos) throws IOException {
        readyCount = 0;
        long nanos = polling == Polling.BLOCK ? waitNanos(untilNanos) : 0;
        if (nanos >= SLEEP_FROM_NANOS) {
            select(Math.min(LONGEST_SLEEP_MILLIS, nanos / MILLI - 1));
        } else if (nanos > 0 && wait.isPresent()) {
            waitPrecisely(wait.get(), nanos);
        } else {
            pollAndYield(nanos > 0);
        }
        return readyCount;
    }

    private void waitPrecisely(EpollWait precise, long nanos) throws IOException {
        if (changed) {
            selectNow();
        }
        if (readyCount == 0 && precise.await(nanos)) {
            selectNow();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield lets a server run that shares this CPU; nothing depends on it
    private void pollAndYield(boolean waits) throws IOException {
        selectNow();
        if (readyCount == 0 && waits) {
            Thread.yield();
        }
    }

    private void select(long millis) throws IOException {
        changed = false;
        selector.select(collect, millis);
    }

    private void selectNow() throws IOException {
        changed = false;
        selector.selectNow(collect);
    }

    @Override
    public int rest(long untilNanos) throws IOException {
        if (polling == Polling.BLOCK) {
            return poll(untilNanos);
        }
        readyCount = 0;
        long nanos = waitNanos(untilNanos) - AWAKE_AFTER_REST_NANOS;
        if (nanos >= MILLI) {
            select(Math.min(LONGEST_SLEEP_MILLIS, nanos / MILLI));
        } else {
            selectNow();
        }
        return readyCount;
    }

    @Override
    public boolean spins() {
        return polling == Polling.SPIN;
    }

    private long waitNanos(long untilNanos) {
        long now = clock.nanoTime();
        return untilNanos <= now ? 0 : untilNanos == Long.MAX_VALUE ? untilNanos : untilNanos - now;
    }

    private void collect(SelectionKey key) {
        if (readyCount == ready.length) {
            ready = Arrays.copyOf(ready, readyCount * 2);
        }
        ready[readyCount++] = (NioLink) key.attachment();
    }

    @Override
    public void dispatch() {
        for (int i = 0; i < readyCount; i++) {
            ready[i].dispatch();
        }
    }

    /** As {@link Link#read}. */
    int read(SocketChannel channel, ByteBuffer target) throws IOException {
        buffer.clear().limit(Math.min(target.remaining(), BUFFER_BYTES));
        int count = channel.read(buffer);
        target.put(buffer.flip());
        return count;
    }

    /** As {@link Link#write}. */
    int write(SocketChannel channel, ByteBuffer source) throws IOException {
        int taken = 0;
        while (source.hasRemaining()) {
            int count = Math.min(source.remaining(), BUFFER_BYTES);
            buffer.clear().put(0, source, source.position(), count).limit(count);
            int sent;
            try {
                sent = channel.write(buffer);
            } catch (IOException e) {
                if (taken > 0) {
                    return taken; // the next write says it
                }
                throw e;
            }
            source.position(source.position() + sent);
            taken += sent;
            if (sent < count) {
                break;
            }
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        if (!selector.isOpen()) {
            return;
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
