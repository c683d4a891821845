package io.echobench.load.foreign;

import io.echobench.load.foreign.SocketAddresses.SocketAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Makes sockets that are not connected yet. One thread. */
public final class Sockets {

    private static final int STREAM_CLOSED_ON_EXEC = 0x80001;
    private static final int NON_BLOCKING = 0x800;
    private static final int IP = 0;
    private static final int BIND_ADDRESS_NO_PORT = 24;
    private static final int TCP = 6;
    private static final int NO_DELAY = 1;

    private final Errno errno;
    private final ByteBuffer one =
            ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putInt(0, 1);
    private final long oneAddress = Foreign.address(one);

    /** Of the calling thread. */
    public Sockets(Errno errno) {
        this.errno = errno;
    }

    /**
     * One that sends small messages at once.
     *
     * @param local where it is to connect from; its port is chosen when it connects, because then the peer's address counts as well, and
     *     one local address has room for more connections
     */
    public int open(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
        return open(STREAM_CLOSED_ON_EXEC, remote, local);
    }

    /** The same, one that never waits. */
    public int openNonBlocking(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
        return open(STREAM_CLOSED_ON_EXEC | NON_BLOCKING, remote, local);
    }

    private int open(int type, SocketAddress remote, @Nullable SocketAddress local) throws IOException {
        int socket = SocketCalls.socket(errno, remote.family(), type);
        if (socket < 0) {
            throw errno.failure("there is no socket to be had");
        }
        boolean fine = set(socket, TCP, NO_DELAY)
                && (local == null || (set(socket, IP, BIND_ADDRESS_NO_PORT) && bind(socket, local)));
        if (!fine) {
            IOException failure = errno.failure("a socket cannot be made as it should be");
            SocketCalls.close(errno, socket);
            throw failure;
        }
        return socket;
    }

    private boolean set(int socket, int level, int option) {
        return SocketCalls.setsockopt(errno, socket, level, option, oneAddress, 4) == 0;
    }

    private boolean bind(int socket, SocketAddress local) {
        return SocketCalls.bind(errno, socket, local.address(), local.length()) == 0;
    }
}
