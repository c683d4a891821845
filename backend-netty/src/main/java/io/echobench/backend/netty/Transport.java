package io.echobench.backend.netty;

import io.echobench.api.BackendUnavailableException;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach the kernel: the pair of classes that Netty wants for it.
 *
 * @param name as the column of the table shows it: {@code nio}, {@code epoll}, {@code io_uring}
 * @param ioHandler makes the selector, epoll instance or ring of each event loop
 * @param serverChannel the listening socket that goes with it
 */
record Transport(String name, IoHandlerFactory ioHandler, Class<? extends ServerChannel> serverChannel) {

    /**
     * What a user of Netty should deploy here: io_uring where the kernel and its limits allow it, else epoll, else NIO. In that
     * order because io_uring spent the least CPU per echo on Linux 6.18, NIO the most; and because a program that bundles
     * all three takes them in that order.
     */
    static Transport best() {
        try {
            return ioUring();
        } catch (BackendUnavailableException noRing) {
            try {
                return epoll();
            } catch (BackendUnavailableException noEpoll) {
                return nio();
            }
        }
    }

    /** Java's own selectors: everywhere. */
    static Transport nio() {
        return new Transport("nio", NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    /** Linux epoll, edge triggered. */
    static Transport epoll() throws BackendUnavailableException {
        if (!Epoll.isAvailable()) {
            throw new BackendUnavailableException(
                    "Netty cannot use epoll here: " + reason(Epoll.unavailabilityCause()),
                    "run it on Linux on x86_64 or aarch64, or take netty-nio");
        }
        return new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }

    /** Linux io_uring, a ring for each event loop. */
    static Transport ioUring() throws BackendUnavailableException {
        if (!IoUring.isAvailable()) {
            throw new BackendUnavailableException(
                    "Netty cannot use io_uring here: " + reason(IoUring.unavailabilityCause()),
                    "run it on Linux 5.9 or newer on x86_64 or aarch64 with the sysctl kernel.io_uring_disabled = 0 and a"
                            + " container profile that allows io_uring, or take netty-epoll");
        }
        return new Transport("io_uring", IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
    }

    /** The innermost cause says it: the outer ones only say that a class failed to initialize. */
    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        Throwable innermost = cause;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
