package io.echobench.load.iouring;

import io.echobench.load.foreign.Errno;
import io.echobench.load.foreign.Foreign;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/**
 * The functions of the C library that are called. Each returns what the C function returns, -1 where it failed; then the {@link Errno} has the
 * reason.
 */
final class Libc {

    private static final long IO_URING_SETUP = 425;
    private static final long IO_URING_ENTER = 426;
    private static final long IO_URING_REGISTER = 427;

    private static final int READ_AND_WRITE = 3;
    private static final int SHARED_AND_POPULATED = 0x8001;

    private static final Class<?> INT = int.class;
    private static final Class<?> LONG = long.class;

    private static final MethodHandle SYSCALL =
            Foreign.function("syscall", 1, MethodType.methodType(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG));
    private static final MethodHandle MMAP =
            Foreign.function("mmap", 6, MethodType.methodType(LONG, LONG, LONG, INT, INT, INT, LONG));
    private static final MethodHandle MUNMAP = Foreign.function("munmap", 2, MethodType.methodType(INT, LONG, LONG));
    private static final MethodHandle SOCKET = Foreign.function("socket", 3, MethodType.methodType(INT, INT, INT, INT));
    private static final MethodHandle SETSOCKOPT =
            Foreign.function("setsockopt", 5, MethodType.methodType(INT, INT, INT, INT, LONG, INT));
    private static final MethodHandle BIND = Foreign.function("bind", 3, MethodType.methodType(INT, INT, LONG, INT));
    private static final MethodHandle CLOSE = Foreign.function("close", 1, MethodType.methodType(INT, INT));

    private Libc() {}

    /** See <a href="https://man7.org/linux/man-pages/man2/io_uring_setup.2.html">io_uring_setup(2)</a>. */
    static int ioUringSetup(Errno errno, int entries, long params) {
        return (int) syscall(errno, IO_URING_SETUP, entries, params, 0, 0, 0, 0);
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">io_uring_enter(2)</a>. */
    static int ioUringEnter(Errno errno, int ring, int submit, int complete, int flags, long argument, long bytes) {
        return (int) syscall(errno, IO_URING_ENTER, ring, submit, complete, flags, argument, bytes);
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/io_uring_register.2.html">io_uring_register(2)</a>. */
    static int ioUringRegister(Errno errno, int ring, int opcode, long argument, int count) {
        return (int) syscall(errno, IO_URING_REGISTER, ring, opcode, argument, count, 0, 0);
    }

    private static long syscall(Errno errno, long number, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) SYSCALL.invokeExact(errno.segment(), number, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Maps a file's memory, to be read and written and shared with the kernel. */
    static long mmap(Errno errno, long bytes, int file, long offset) {
        try {
            return (long)
                    MMAP.invokeExact(errno.segment(), 0L, bytes, READ_AND_WRITE, SHARED_AND_POPULATED, file, offset);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int munmap(Errno errno, long address, long bytes) {
        try {
            return (int) MUNMAP.invokeExact(errno.segment(), address, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int socket(Errno errno, int domain, int type) {
        try {
            return (int) SOCKET.invokeExact(errno.segment(), domain, type, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int setsockopt(Errno errno, int socket, int level, int option, long value, int bytes) {
        try {
            return (int) SETSOCKOPT.invokeExact(errno.segment(), socket, level, option, value, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int bind(Errno errno, int socket, long address, int bytes) {
        try {
            return (int) BIND.invokeExact(errno.segment(), socket, address, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int close(Errno errno, int file) {
        try {
            return (int) CLOSE.invokeExact(errno.segment(), file);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** None of these functions throws. */
    private static IllegalStateException unexpected(Throwable t) {
        return new IllegalStateException("a call of the C library failed", t);
    }
}
