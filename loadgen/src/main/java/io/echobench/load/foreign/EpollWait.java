package io.echobench.load.foreign;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Waits until an epoll instance has something, with a timeout in nanoseconds: a {@link java.nio.channels.Selector} has one in milliseconds. It takes nothing
 * from the instance, which is level-triggered: a select that follows finds what there is. One thread. See
 * <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_pwait2(2)</a>.
 */
public final class EpollWait {

    /** The same on every architecture, like all newer than number 424. */
    private static final long EPOLL_PWAIT2 = 441;

    private static final int PR_SET_TIMERSLACK = 29;

    /** Timers of a thread may fire so much late; the usual 50 microseconds would be in every lag. */
    private static final long SLACK_NANOS = 1_000;

    private static final long SECOND = 1_000_000_000;
    private static final int TIMESPEC_BYTES = 16;
    private static final int EVENT_BYTES = 16;
    private static final int FIRST_FEATURE = 22;

    /** Apart, so that an older JVM never links it. */
    private static final class Functions {
        private static final MethodHandle SYSCALL = Foreign.function(
                "syscall",
                1,
                MethodType.methodType(
                        long.class,
                        long.class,
                        long.class,
                        long.class,
                        long.class,
                        long.class,
                        long.class,
                        long.class));
        private static final MethodHandle PRCTL = Foreign.function(
                "prctl",
                1,
                MethodType.methodType(int.class, int.class, long.class, long.class, long.class, long.class));
    }

    private final int epoll;
    private final Errno errno = new Errno();
    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(TIMESPEC_BYTES + EVENT_BYTES).order(ByteOrder.nativeOrder());
    private final long address = Foreign.address(memory);

    private EpollWait(int epoll) {
        this.epoll = epoll;
    }

    /**
     * For the calling thread, whose timers become precise; empty where JVM or kernel have not what it takes.
     *
     * @param epoll file descriptor of the instance
     */
    public static Optional<EpollWait> of(int epoll) {
        if (Runtime.version().feature() < FIRST_FEATURE) {
            return Optional.empty();
        }
        try {
            EpollWait wait = new EpollWait(epoll);
            boolean ignored = wait.await(0);
            wait.sharpenTimers();
            return Optional.of(wait);
        } catch (IOException | UnsupportedOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * Returns when the instance has something, when the time is up, or earlier where a signal came.
     *
     * @param nanos at least 0
     * @return whether the instance has something
     */
    public boolean await(long nanos) throws IOException {
        memory.putLong(0, nanos / SECOND);
        memory.putLong(8, nanos % SECOND);
        long found;
        try {
            found = (long) Functions.SYSCALL.invokeExact(
                    errno.segment(), EPOLL_PWAIT2, (long) epoll, address + TIMESPEC_BYTES, 1L, address, 0L, 0L);
        } catch (LinkageError e) {
            throw e; // there is no such function, which "of" takes for an answer
        } catch (Throwable t) {
            throw new IllegalStateException("a call of the C library failed", t);
        }
        if (found < 0 && errno.number() != Errno.INTERRUPTED) {
            throw errno.failure("waiting for sockets");
        }
        return found > 0;
    }

    private void sharpenTimers() {
        try {
            int ignored =
                    (int) Functions.PRCTL.invokeExact(errno.segment(), PR_SET_TIMERSLACK, SLACK_NANOS, 0L, 0L, 0L);
        } catch (LinkageError e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException("a call of the C library failed", t);
        }
    }
}
