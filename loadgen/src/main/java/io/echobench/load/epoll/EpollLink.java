package io.echobench.load.epoll;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.foreign.Epoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A socket of an {@link EpollWire}. Hot: one thread, nothing allocated per message. */
final class EpollLink implements Link {

    private final EpollWire wire;
    private final int file;

    /** Tells it from a link that had the same file descriptor before. */
    private final long token;

    private final LinkHandler handler;
    private final boolean upAtOnce;
    private boolean up;
    private boolean closed;
    private boolean writableWanted;

    EpollLink(EpollWire wire, int file, long token, LinkHandler handler, boolean upAtOnce) {
        this.wire = wire;
        this.file = file;
        this.token = token;
        this.handler = handler;
        this.upAtOnce = upAtOnce;
        this.up = upAtOnce;
    }

    int file() {
        return file;
    }

    long token() {
        return token;
    }

    /** What it is to be watched for. */
    int interest() {
        return !up ? Epoll.OUT : writableWanted ? Epoll.IN | Epoll.OUT : Epoll.IN;
    }

    @Override
    public boolean upAtOnce() {
        return upAtOnce;
    }

    /** A wait found this socket ready. */
    void dispatch(int ready) {
        if (!up) {
            finishConnect();
            return;
        }
        if ((ready & (Epoll.IN | Epoll.FAILED)) != 0) {
            handler.readable();
        }
        if ((ready & (Epoll.OUT | Epoll.FAILED)) != 0 && !closed && writableWanted) {
            handler.writable();
        }
    }

    private void finishConnect() {
        try {
            wire.requireConnected(this);
            up = true;
            wire.watch(this);
        } catch (IOException e) {
            handler.connectFailed(e);
            return;
        }
        handler.connected();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return wire.read(file, target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return wire.write(file, source);
    }

    @Override
    public void wantWritable(boolean wanted) {
        if (closed || writableWanted == wanted) {
            return;
        }
        writableWanted = wanted;
        try {
            wire.watch(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            wire.close(this);
        }
    }
}
