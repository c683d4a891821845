package io.echobench.load.virtual;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** The client's end of a connection: ready as long as there is something to read or, where asked for, room to write. */
final class SimulatedLink implements Link {

    private final SimulatedWire wire;
    private final LinkHandler handler;
    private final SimulatedServer server;
    private final Door door;
    private final ServerSession session;
    private final Queue<ByteBuffer> inbound = new ArrayDeque<>();
    private boolean answerDue;
    private boolean ended;
    private boolean closed;
    private boolean wantsWritable;
    private int unread;

    SimulatedLink(SimulatedWire wire, LinkHandler handler, SimulatedServer server, Door door) {
        this.wire = wire;
        this.handler = handler;
        this.server = server;
        this.door = door;
        this.session = new ServerSession(server, this, door);
    }

    @Override
    public int read(ByteBuffer target) {
        int before = target.position();
        while (target.hasRemaining() && !inbound.isEmpty()) {
            ByteBuffer chunk = inbound.element();
            int count = Math.min(chunk.remaining(), target.remaining());
            target.put(target.position(), chunk, chunk.position(), count);
            target.position(target.position() + count);
            chunk.position(chunk.position() + count);
            if (!chunk.hasRemaining()) {
                inbound.remove();
            }
        }
        int count = target.position() - before;
        return count == 0 && ended && target.hasRemaining() ? -1 : count;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = Math.min(source.remaining(), server.model().socketBytes() - unread);
        if (count > 0) {
            byte[] bytes = new byte[count];
            source.get(bytes);
            unread += count;
            long arrival = server.readAt(wire.now() + server.model().rttNanos() / 2);
            wire.timeline().at(arrival, at -> arrive(bytes, at));
        }
        return count;
    }

    @Override
    public void wantWritable(boolean wanted) {
        wantsWritable = wanted;
        update();
    }

    @Override
    public void close() {
        closed = true;
        update();
        wire.timeline().at(wire.now() + server.model().rttNanos() / 2, at -> session.clientGone());
    }

    /** The server's answer to the attempt to connect. */
    void answered() {
        answerDue = true;
        update();
    }

    /** Bytes that came from the server. */
    void deliver(byte[] bytes) {
        inbound.add(ByteBuffer.wrap(bytes));
        update();
    }

    /** The server's end of the stream. */
    void end() {
        ended = true;
        update();
    }

    void dispatch() {
        if (answerDue && !closed) {
            answerDue = false;
            tellAnswer();
        }
        if (hasInput() && !closed) {
            handler.readable();
        }
        if (wantsWritable && hasRoom() && !closed) {
            handler.writable();
        }
        update();
    }

    private void tellAnswer() {
        if (door == Door.REFUSES) {
            handler.connectFailed(new ConnectException("refused"));
        } else {
            handler.connected();
        }
    }

    private void arrive(byte[] bytes, long at) {
        unread -= bytes.length;
        session.receive(bytes, at);
        update();
    }

    private void update() {
        wire.ready(this, !closed && (answerDue || hasInput() || (wantsWritable && hasRoom())));
    }

    private boolean hasInput() {
        return ended || !inbound.isEmpty();
    }

    private boolean hasRoom() {
        return unread < server.model().socketBytes();
    }
}
