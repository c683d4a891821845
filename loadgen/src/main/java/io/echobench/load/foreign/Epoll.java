package io.echobench.load.foreign;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An epoll instance, level-triggered: what is ready is told again until it is taken. Waits have a timeout in nanoseconds
 * (<a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_pwait2(2)</a>, Linux 5.11). One thread.
 */
public final class Epoll {

    /** There is something to read, or the peer has ended the stream. */
    public static final int IN = 1;

    /** The socket takes bytes. */
    public static final int OUT = 4;

    /** Something failed, or the connection is gone; told without being asked for. */
    public static final int FAILED = 0x18;

    /** The same on every architecture, like all newer than number 424. */
    private static final long EPOLL_PWAIT2 = 441;

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int ADD = 1;
    private static final int MODIFY = 3;
    private static final int PR_SET_TIMERSLACK = 29;

    /** Timers of a thread may fire so much late; the usual 50 microseconds would be in every lag. */
    private static final long SLACK_NANOS = 1_000;

    private static final long SECOND = 1_000_000_000;

    /** {@code struct epoll_event} is packed on x86-64 alone. */
    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");

    private static final int TOKEN_AT = PACKED ? 4 : 8;
    private static final int EVENT_BYTES = TOKEN_AT + 8;
    private static final int TIMESPEC_BYTES = 16;

    private static final Class<?> INT = int.class;
    private static final Class<?> LONG = long.class;

    private static final MethodHandle SYSCALL =
            Foreign.function("syscall", 1, MethodType.methodType(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG));
    private static final MethodHandle CREATE = Foreign.function("epoll_create1", 1, MethodType.methodType(INT, INT));
    private static final MethodHandle CONTROL =
            Foreign.function("epoll_ctl", 4, MethodType.methodType(INT, INT, INT, INT, LONG));
    private static final MethodHandle PRCTL =
            Foreign.function("prctl", 1, MethodType.methodType(INT, INT, LONG, LONG, LONG, LONG));

    private final int file;
    private final int capacity;
    private final Errno errno = new Errno();

    /** A timeout, an event that is handed in, and those that are handed out. */
    private final ByteBuffer memory;

    private final long address;

    private Epoll(int file, int capacity) {
        this.file = file;
        this.capacity = capacity;
        memory = ByteBuffer.allocateDirect(TIMESPEC_BYTES + (1 + capacity) * EVENT_BYTES)
                .order(ByteOrder.nativeOrder());
        address = Foreign.address(memory);
    }

    /** A new instance, which tells of that many at a time. */
    public static Epoll open(int capacity) throws IOException {
        Errno errno = new Errno();
        int file = create(errno);
        if (file < 0) {
            throw errno.failure("there is no epoll instance to be had");
        }
        return new Epoll(file, capacity);
    }

    private static int create(Errno errno) {
        try {
            return (int) CREATE.invokeExact(errno.segment(), CLOSE_ON_EXEC);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Somebody else's instance. */
    static Epoll at(int file) {
        return new Epoll(file, 1);
    }

    /** Timers of the calling thread become precise. */
    public void sharpenTimers() {
        try {
            int ignored = (int) PRCTL.invokeExact(errno.segment(), PR_SET_TIMERSLACK, SLACK_NANOS, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Watches a file.
     *
     * @param interest {@link #IN}, {@link #OUT} or both
     * @param token what it is told by
     */
    public void add(int watched, int interest, long token) throws IOException {
        control(ADD, watched, interest, token);
    }

    /** Watches it for something else. */
    public void change(int watched, int interest, long token) throws IOException {
        control(MODIFY, watched, interest, token);
    }

    private void control(int operation, int watched, int interest, long token) throws IOException {
        memory.putInt(TIMESPEC_BYTES, interest);
        memory.putLong(TIMESPEC_BYTES + TOKEN_AT, token);
        int result;
        try {
            result = (int) CONTROL.invokeExact(errno.segment(), file, operation, watched, address + TIMESPEC_BYTES);
        } catch (Throwable t) {
            throw unexpected(t);
        }
        if (result < 0) {
            throw errno.failure("watching a socket");
        }
    }

    /**
     * Returns when something is ready, when the time is up, or earlier where a signal came.
     *
     * @param nanos at least 0, which does not wait
     * @return how many are ready, as far as there is room for them
     */
    public int await(long nanos) throws IOException {
        memory.putLong(0, nanos / SECOND);
        memory.putLong(8, nanos % SECOND);
        long found;
        try {
            found = (long) SYSCALL.invokeExact(
                    errno.segment(), EPOLL_PWAIT2, (long) file, address(0), (long) capacity, address, 0L, 0L);
        } catch (Throwable t) {
            throw unexpected(t);
        }
        if (found < 0 && errno.number() != Errno.INTERRUPTED) {
            throw errno.failure("waiting for sockets");
        }
        return (int) Math.max(0, found);
    }

    private long address(int event) {
        return address + offset(event);
    }

    private static int offset(int event) {
        return TIMESPEC_BYTES + (1 + event) * EVENT_BYTES;
    }

    /** What the last wait found of its {@code event}-th: {@link #IN}, {@link #OUT}, {@link #FAILED}. */
    public int ready(int event) {
        return memory.getInt(offset(event));
    }

    /** Whose it is. */
    public long token(int event) {
        return memory.getLong(offset(event) + TOKEN_AT);
    }

    /** Closes an instance that was {@linkplain #open opened}. */
    public void close() {
        SocketCalls.close(errno, file);
    }

    /** None of these functions throws. */
    private static IllegalStateException unexpected(Throwable t) {
        return new IllegalStateException("a call of the C library failed", t);
    }
}
