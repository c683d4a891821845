package io.echobench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One WebSocket connection, from connect to close. Hot: it belongs to its loop's thread; per message nothing is allocated and
 * nothing logged. Every way in ends by writing what was queued meanwhile.
 */
final class Connection extends Timed implements LinkHandler, FrameSink {

    private enum State {
        CONNECTING,
        HANDSHAKING,
        OPEN,
        CLOSING,
        ENDED
    }

    private static final byte[] NORMAL_CLOSURE = {Frames.NORMAL_CLOSURE >> 8, (byte) Frames.NORMAL_CLOSURE};

    private final LoopScope scope;
    private final ConnectionOwner owner;
    private final Outstanding ring = new Outstanding();
    private final Matcher matcher = new Matcher(ring);
    private final Outbox outbox;
    private final FrameDecoder decoder;
    private final Handshake handshake;
    private PhaseRecorder recorder;
    private Link link = NoLink.INSTANCE;
    private State state = State.CONNECTING;

    private long connectStartedNanos;
    private boolean closeReceived;
    private long closeReceivedNanos;

    Connection(LoopScope scope, PhaseRecorder recorder, ConnectionOwner owner, Opening opening) {
        this.scope = scope;
        this.recorder = recorder;
        this.owner = owner;
        outbox = new Outbox(scope, ring);
        decoder = new FrameDecoder(scope.limits.maxMessageBytes(), this);
        handshake = scope.newHandshake(opening);
    }

    /** Starts to connect; the owner hears of the outcome. */
    void connect(long nowNanos) {
        connectStartedNanos = nowNanos;
        try {
            link = scope.connect(this);
            scope.deadlines.resetTo(this, nowNanos + scope.limits.connectNanos());
        } catch (IOException e) {
            connectFailed(e);
        }
    }

    long connectStartedNanos() {
        return connectStartedNanos;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether nothing is outstanding. */
    boolean isIdle() {
        return ring.isEmpty();
    }

    /** Whether everything that was queued is written. */
    boolean isWritten() {
        return !ring.hasQueued();
    }

    /** Whether every message so far was answered rightly. */
    boolean isFlawless() {
        return matcher.isFlawless();
    }

    boolean hasRoom() {
        return ring.hasRoom();
    }

    /** What happens from now on is recorded there; nothing is outstanding. */
    void newPhase(PhaseRecorder next) {
        recorder = next;
        matcher.newPhase();
    }

    /**
     * Queues a message, which {@link #flush} writes.
     *
     * @return false when it cannot be sent: the connection is not open, or too many are outstanding
     */
    boolean send(Message message, long intendedNanos) {
        if (state != State.OPEN || !ring.hasRoom()) {
            return false;
        }
        if (ring.isEmpty()) {
            scope.deadlines.wakeAt(this, intendedNanos + scope.firstLookNanos());
        }
        ring.add(message, scope.nextNumber(), intendedNanos);
        return true;
    }

    /** Writes what is queued, as far as the socket takes it. */
    void flush() {
        if (ring.hasQueued() && !outbox.blocked()) {
            write();
        }
    }

    private void write() {
        try {
            outbox.flush(link, recorder);
        } catch (IOException e) {
            lost("writing to the server failed: " + e.getMessage(), false);
        }
    }

    /** Begins the closing handshake; the owner hears of its end. */
    void close(long nowNanos) {
        state = State.CLOSING;
        scope.deadlines.resetTo(this, nowNanos + scope.limits.closeNanos());
        outbox.addControl(Frames.CLOSE, NORMAL_CLOSURE, 0, NORMAL_CLOSURE.length);
        write();
    }

    /** Begins the closing handshake without the echoes that are under way: they are discarded, whatever they are. */
    void abandon(long nowNanos) {
        matcher.discard(recorder);
        close(nowNanos);
    }

    @Override
    public void connected() {
        state = State.HANDSHAKING;
        outbox.add(handshake.request());
        write();
    }

    @Override
    public void connectFailed(IOException cause) {
        failed(ErrorClass.CONNECT, "connecting failed: " + cause.getMessage());
    }

    @Override
    public void readable() {
        try {
            read();
        } catch (IOException e) {
            lost("the connection was reset by the server: " + e.getMessage(), false);
        } catch (ProtocolViolation e) {
            lost(e.sentence(), true);
        } catch (HandshakeRefused e) {
            failed(ErrorClass.HANDSHAKE, e.sentence());
        }
        flush();
        scope.catchUp(scope.clock.nanoTime());
    }

    private void read() throws IOException, ProtocolViolation, HandshakeRefused {
        ByteBuffer buffer = scope.incoming;
        int count;
        do {
            count = link.read(buffer.clear());
            scope.meter.reads++;
            if (count > 0) {
                scope.meter.bytesRead += count;
                accept(scope.incomingBytes, count);
            }
        } while (count == buffer.capacity() && state != State.ENDED);
        if (count < 0) {
            lost("the server ended the connection", false);
        }
    }

    private void accept(byte[] bytes, int count) throws ProtocolViolation, HandshakeRefused {
        int from = 0;
        if (state == State.HANDSHAKING) {
            from = handshake.accept(bytes, 0, count);
            if (from < 0) {
                return;
            }
            state = State.OPEN;
            scope.openConnections++;
            scope.deadlines.forget(this);
            owner.opened(this, scope.clock.nanoTime());
        }
        decoder.accept(bytes, from, count);
    }

    @Override
    public void message(boolean binary, byte[] bytes, int from, int length) {
        if (state == State.ENDED) {
            return;
        }
        long received = scope.clock.nanoTime();
        recorder.record(Interval.RECEIVE_QUEUE, received - scope.polledNanos);
        owner.came(binary, bytes, from, length);
        if (matcher.echo(recorder, binary, bytes, from, length, received)) {
            owner.answered(this, received);
        }
    }

    @Override
    public void ping(byte[] bytes, int from, int length) {
        if (state == State.OPEN) {
            outbox.addControl(Frames.PONG, bytes, from, length);
            if (!outbox.blocked()) {
                write();
            }
        }
    }

    @Override
    public void close(byte[] bytes, int from, int length) {
        if (state == State.CLOSING) {
            closeReceived = true;
            closeReceivedNanos = scope.clock.nanoTime();
        } else if (state == State.OPEN) {
            outbox.addControl(Frames.CLOSE, bytes, from, length);
            write();
            lost("the server closed the connection", false);
        }
    }

    @Override
    public void writable() {
        write();
        if (isWritten() && state == State.OPEN) {
            owner.written(this, scope.clock.nanoTime());
        }
        scope.catchUp(scope.clock.nanoTime());
    }

    @Override
    void wake(long nowNanos) {
        switch (state) {
            case CONNECTING -> failed(ErrorClass.CONNECT, "connecting took too long");
            case HANDSHAKING -> failed(ErrorClass.HANDSHAKE, "the opening handshake took too long");
            case OPEN -> expire(nowNanos);
            case CLOSING -> closingTooSlow();
            case ENDED -> {}
        }
    }

    private void expire(long nowNanos) {
        long answerNanos = scope.limits.answerNanos();
        int expired = matcher.expire(recorder, nowNanos - answerNanos);
        if (!ring.isEmpty()) {
            scope.deadlines.wakeAt(this, ring.intendedNanos[ring.slot(ring.head)] + answerNanos);
        }
        for (int i = 0; i < expired && state == State.OPEN; i++) {
            owner.answered(this, nowNanos);
        }
        flush();
    }

    private void closingTooSlow() {
        recorder.sample(
                closeReceived
                        ? "the server closed, but did not end the connection in time"
                        : "the server did not answer the closing handshake in time");
        release();
        owner.ended(this, closeReceived, closeReceived ? closeReceivedNanos : scope.clock.nanoTime());
    }

    private void failed(ErrorClass error, String sentence) {
        release();
        owner.failed(this, error, sentence, scope.clock.nanoTime());
    }

    /** The connection is gone: the end of a closing handshake, or not. */
    private void lost(String sentence, boolean violation) {
        State before = state;
        if (before == State.HANDSHAKING) {
            failed(ErrorClass.HANDSHAKE, "during the opening handshake " + sentence);
        } else if (before == State.OPEN || before == State.CLOSING) {
            release();
            boolean broken = violation || (before == State.OPEN && decoder.midMessage());
            boolean closed = closeReceived && !violation;
            if (!closed) {
                recorder.sample(sentence);
                matcher.end(recorder, broken ? ErrorClass.PROTOCOL : ErrorClass.CLOSED, sentence);
            }
            owner.ended(this, closed, scope.clock.nanoTime());
        }
    }

    private void release() {
        if (state == State.OPEN || state == State.CLOSING) {
            scope.openConnections--;
        }
        state = State.ENDED;
        scope.deadlines.forget(this);
        link.close();
    }
}
