package io.echobench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A socket of a {@link NioWire}. Hot: one thread, nothing allocated per message. */
final class NioLink implements Link {

    private final NioWire wire;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final LinkHandler handler;
    private final boolean upAtOnce;
    private boolean closed;

    NioLink(NioWire wire, SocketChannel channel, SelectionKey key, LinkHandler handler, boolean upAtOnce) {
        this.wire = wire;
        this.channel = channel;
        this.key = key;
        this.handler = handler;
        this.upAtOnce = upAtOnce;
    }

    @Override
    public boolean upAtOnce() {
        return upAtOnce;
    }

    /** A select found this socket ready; it may have been closed since. */
    void dispatch() {
        if (closed) {
            return;
        }
        int ready = key.readyOps();
        if ((ready & SelectionKey.OP_CONNECT) != 0) {
            finishConnect();
            return;
        }
        if ((ready & SelectionKey.OP_READ) != 0) {
            handler.readable();
        }
        if ((ready & SelectionKey.OP_WRITE) != 0 && !closed) {
            handler.writable();
        }
    }

    private void finishConnect() {
        try {
            if (channel.finishConnect()) {
                wire.changed();
                key.interestOps(SelectionKey.OP_READ);
                handler.connected();
            }
        } catch (IOException e) {
            handler.connectFailed(e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return wire.read(channel, target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return wire.write(channel, source);
    }

    @Override
    public void wantWritable(boolean wanted) {
        if (!closed) {
            wire.changed();
            key.interestOps(wanted ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    @Override
    public void close() {
        closed = true;
        wire.changed();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a socket failed", e);
        }
    }
}
