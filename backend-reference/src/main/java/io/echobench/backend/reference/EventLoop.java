package io.echobench.backend.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thread, one selector, its connections, its buffers. {@link #execute}, {@link #wakeUp}, {@link #stop} may be
 * called by any thread; everything else by its own.
 *
 * <p>Without a timer or a stall it blocks in the selector. Before one it spins for the last {@value #SPIN_MILLIS} ms,
 * because a selector's time-out is a matter of milliseconds: delays are exact, and cost a CPU while they are set.
 */
final class EventLoop implements Runnable {

    private static final int INPUT_BYTES = 64 << 10;
    private static final long SPIN_MILLIS = 2;
    private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(SPIN_MILLIS);

    private final Thread thread;
    private final Selector selector;
    private final int maxMessageBytes;
    private final Sessions sessions;
    private final Stalls stalls;
    private final Counters counters = new Counters();
    private final BufferPool pool = new BufferPool();
    private final ByteBuffer input = direct(INPUT_BYTES + Handshake.MAX_HEAD_BYTES);
    private final ByteBuffer output = direct(INPUT_BYTES + Handshake.MAX_HEAD_BYTES + Frames.MAX_HEADER);
    private final Timers timers = new Timers();
    private final Timers chores = new Timers();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> dispatch = EventLoop::dispatch;
    private volatile boolean stopping;

    /** @param sessions made for this loop: what its connections are for once their handshake is done */
    EventLoop(String name, int maxMessageBytes, Stalls stalls, Function<EventLoop, Sessions> sessions)
            throws IOException {
        this.selector = Selector.open();
        this.maxMessageBytes = maxMessageBytes;
        this.stalls = stalls;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
        this.sessions = sessions.apply(this);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void start() {
        thread.start();
    }

    /** Runs a task on this loop's thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Lets the loop look at the truth again. */
    void wakeUp() {
        selector.wakeup();
    }

    /** Ends the loop once what was given to {@link #execute} is done: its connections are told that the server goes away. */
    void stop() {
        stopping = true;
        selector.wakeup();
        LockSupport.unpark(thread);
    }

    /** Waits for the end, for so long at most. */
    void join(Duration within) {
        try {
            if (thread.getState() == Thread.State.NEW) {
                release();
            } else {
                thread.join(within);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                select();
                runTasks();
                keepTime();
            }
            runTasks(); // a connection that was handed over must be told, too
        } catch (IOException e) {
            throw new UncheckedIOException("the selector of " + thread.getName() + " failed", e);
        } finally {
            release();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void select() throws IOException {
        long dueNanos = Math.min(timers.nextNanos(), stalls.nextNanos());
        long choreNanos = chores.nextNanos();
        if (Math.min(dueNanos, choreNanos) == Long.MAX_VALUE) {
            selector.select(dispatch);
            return;
        }
        long nowNanos = System.nanoTime();
        long idleNanos = Math.min(dueNanos - SPIN_NANOS / 2, choreNanos) - nowNanos;
        if (dueNanos - nowNanos <= SPIN_NANOS) {
            selector.selectNow(dispatch);
        } else {
            selector.select(dispatch, Math.max(1, TimeUnit.NANOSECONDS.toMillis(idleNanos)));
        }
    }

    private void keepTime() {
        if (timers.nextNanos() != Long.MAX_VALUE) {
            timers.runUntil(System.nanoTime());
        }
        if (chores.nextNanos() != Long.MAX_VALUE) {
            chores.runUntil(System.nanoTime());
        }
        if (stalls.nextNanos() != Long.MAX_VALUE) {
            stalls.stallIfDue(() -> stopping);
        }
    }

    private static void dispatch(SelectionKey key) {
        Ready ready = (Ready) key.attachment();
        try {
            ready.ready(key.readyOps());
        } catch (RuntimeException e) {
            e.printStackTrace();
            ready.abort();
        }
    }

    private void release() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Ready ready) {
                ready.abort();
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the selector of " + thread.getName(), e);
        }
    }

    /** Listens: {@code acceptor} is called when connections wait. */
    void listen(ServerSocketChannel channel, Function<SelectionKey, Ready> acceptor) throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_ACCEPT);
        key.attach(acceptor.apply(key));
    }

    /** Serves a new connection. */
    void serve(SocketChannel channel) {
        register(channel);
    }

    /** Serves a connection whose handshake another loop has done; {@code input} is what came behind it. */
    void adopt(SocketChannel channel, Function<Connection, Session> session, byte[] input) {
        Connection connection = register(channel);
        if (connection != null) {
            connection.resume(session.apply(connection), ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    private @Nullable Connection register(SocketChannel channel) {
        try {
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(this, channel, key);
            key.attach(connection);
            return connection;
        } catch (IOException e) {
            return null; // it has ended already
        }
    }

    int maxMessageBytes() {
        return maxMessageBytes;
    }

    Sessions sessions() {
        return sessions;
    }

    Counters counters() {
        return counters;
    }

    BufferPool pool() {
        return pool;
    }

    /** The buffer that all connections read into; empty between their turns. */
    ByteBuffer input() {
        return input;
    }

    /** The buffer that all connections send from; empty between their turns. */
    ByteBuffer output() {
        return output;
    }

    /** For what must happen exactly on time. */
    Timers timers() {
        return timers;
    }

    /** For what may happen some milliseconds late. */
    Timers chores() {
        return chores;
    }
}
