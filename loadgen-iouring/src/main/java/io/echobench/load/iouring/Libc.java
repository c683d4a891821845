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

    /** None of these functions throws. */
    private static IllegalStateException unexpected(Throwable t) {
        return new IllegalStateException("a call of the C library failed", t);
    }
}
