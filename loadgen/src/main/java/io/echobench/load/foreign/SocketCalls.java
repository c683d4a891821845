package io.echobench.load.foreign;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** The C library's functions for sockets. Each returns what the C function returns, -1 where it failed; then the {@link Errno} has the reason. */
public final class SocketCalls {

    private static final Class<?> INT = int.class;
    private static final Class<?> LONG = long.class;

    private static final MethodHandle SOCKET = Foreign.function("socket", 3, MethodType.methodType(INT, INT, INT, INT));
    private static final MethodHandle SETSOCKOPT =
            Foreign.function("setsockopt", 5, MethodType.methodType(INT, INT, INT, INT, LONG, INT));
    private static final MethodHandle GETSOCKOPT =
            Foreign.function("getsockopt", 5, MethodType.methodType(INT, INT, INT, INT, LONG, LONG));
    private static final MethodHandle BIND = Foreign.function("bind", 3, MethodType.methodType(INT, INT, LONG, INT));
    private static final MethodHandle CONNECT =
            Foreign.function("connect", 3, MethodType.methodType(INT, INT, LONG, INT));
    private static final MethodHandle RECV =
            Foreign.function("recv", 4, MethodType.methodType(LONG, INT, LONG, LONG, INT));
    private static final MethodHandle SEND =
            Foreign.function("send", 4, MethodType.methodType(LONG, INT, LONG, LONG, INT));
    private static final MethodHandle CLOSE = Foreign.function("close", 1, MethodType.methodType(INT, INT));

    private SocketCalls() {}

    /** See <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>. */
    public static int socket(Errno errno, int domain, int type) {
        try {
            return (int) SOCKET.invokeExact(errno.segment(), domain, type, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>. */
    public static int setsockopt(Errno errno, int socket, int level, int option, long value, int bytes) {
        try {
            return (int) SETSOCKOPT.invokeExact(errno.segment(), socket, level, option, value, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * See <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>.
     *
     * @param value address of where the value goes
     * @param length address of an int: how many bytes there are
     */
    public static int getsockopt(Errno errno, int socket, int level, int option, long value, long length) {
        try {
            return (int) GETSOCKOPT.invokeExact(errno.segment(), socket, level, option, value, length);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>. */
    public static int bind(Errno errno, int socket, long address, int bytes) {
        try {
            return (int) BIND.invokeExact(errno.segment(), socket, address, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>. */
    public static int connect(Errno errno, int socket, long address, int bytes) {
        try {
            return (int) CONNECT.invokeExact(errno.segment(), socket, address, bytes);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>. */
    public static long recv(Errno errno, int socket, long address, long bytes, int flags) {
        try {
            return (long) RECV.invokeExact(errno.segment(), socket, address, bytes, flags);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>. */
    public static long send(Errno errno, int socket, long address, long bytes, int flags) {
        try {
            return (long) SEND.invokeExact(errno.segment(), socket, address, bytes, flags);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** See <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>. */
    public static int close(Errno errno, int file) {
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
