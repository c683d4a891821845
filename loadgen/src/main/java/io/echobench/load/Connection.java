package io.echobench.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection, from connect to close. Hot: it belongs to its loop's thread; per message nothing is allocated and
 * nothing logged. Every way in ends by writing what was queued meanwhile.
 */
final class Connection extends Timed implements LinkHandler, FrameSink {

    private final LoopScope scope;
    private final int server;
    private final ConnectionOwner owner;
    private final Outstanding ring = new Outstanding();
    private final Matcher matcher = new Matcher(ring);
    private final Outbox outbox;
    private final Inbox inbox;

    /** Made when something comes that was not asked for. */
    private @Nullable FloodGuard floodGuard;

    private PhaseRecorder recorder;
    private Link link = NoLink.INSTANCE;
    private ConnectionState state = ConnectionState.CONNECTING;
    private long connectStartedNanos;
    private boolean closeReceived;
    private long closeReceivedNanos;

    /** One to the server with that index in the plan. */
    Connection(LoopScope scope, int server, PhaseRecorder recorder, ConnectionOwner owner, Opening opening) {
        this.scope = scope;
        this.server = server;
        this.recorder = recorder;
        this.owner = owner;
        outbox = new Outbox(scope, ring);
        inbox = new Inbox(scope, scope.newHandshake(server, opening), this::accepted, this);
    }

    /** Starts to connect; the owner hears of the outcome. */
    void connect(long nowNanos) {
        connectStartedNanos = nowNanos;
        try {
            link = scope.connect(server, this);
            scope.deadlines.resetTo(this, nowNanos + scope.limits.connectNanos());
            if (link.upAtOnce()) {
                connected();
            }
        } catch (IOException e) {
            connectFailed(e);
        }
    }

    long connectStartedNanos() {
        return connectStartedNanos;
    }

    boolean isOpen() {
        return state == ConnectionState.OPEN;
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
    void recordIn(PhaseRecorder next) {
        recorder = next;
    }

    /** A phase is about to begin, and what happens from now on is recorded there; nothing is outstanding. */
    void newPhase(PhaseRecorder next) {
        recordIn(next);
        matcher.newPhase();
    }

    /**
     * Queues a message, which {@link #flush} writes.
     *
     * @return false when it cannot be sent: the connection is not open, or too many are outstanding
     */
    boolean send(Message message, long intendedNanos) {
        if (state != ConnectionState.OPEN || !ring.hasRoom()) {
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

    /** Where it fails, the socket is readable at once: what the server said before it went is read first, then the end of the stream. */
    private void write() {
        try {
            outbox.flush(link, recorder);
        } catch (IOException e) {
            outbox.end(link);
        }
    }

    /** Begins the closing handshake; the owner hears of its end. */
    void close(long nowNanos) {
        state = ConnectionState.CLOSING;
        scope.deadlines.resetTo(this, nowNanos + scope.limits.closeNanos());
        outbox.addClose();
        write();
    }

    /** Begins the closing handshake without the echoes that are under way: they are discarded, whatever they are. */
    void abandon(long nowNanos) {
        matcher.discard(recorder);
        close(nowNanos);
    }

    @Override
    public void connected() {
        state = ConnectionState.HANDSHAKING;
        outbox.add(inbox.request());
        write();
    }

    @Override
    public void connectFailed(IOException cause) {
        failed(ErrorClass.CONNECT, "connecting failed: " + cause.getMessage());
    }

    @Override
    public void readable() {
        try {
            if (!inbox.read(link)) {
                lost("the server ended the connection", ErrorClass.CLOSED);
            }
        } catch (IOException e) {
            lost("the connection was reset by the server: " + e.getMessage(), ErrorClass.CLOSED);
        } catch (ProtocolViolation e) {
            lost(e.sentence(), e.error());
        } catch (HandshakeRefused e) {
            recorder.limitPassed(e.error(), e.sentence());
            failed(ErrorClass.HANDSHAKE, e.sentence());
        }
        flush();
        scope.catchUp();
    }

    private void accepted() {
        state = ConnectionState.OPEN;
        scope.openConnections++;
        scope.deadlines.forget(this);
        owner.opened(this, scope.now());
    }

    @Override
    public void message(boolean binary, byte[] bytes, int from, int length) throws ProtocolViolation {
        if (state == ConnectionState.ENDED) {
            return;
        }
        long received = scope.now();
        recorder.record(Interval.RECEIVE_QUEUE, received - scope.polledNanos);
        owner.came(binary, bytes, from, length);
        switch (matcher.echo(recorder, binary, bytes, from, length, received)) {
            case ANSWER -> owner.answered(this, received);
            case UNASKED -> unasked("messages", received);
            case LATE -> {}
        }
    }

    private void unasked(String what, long nowNanos) throws ProtocolViolation {
        if (floodGuard == null) {
            floodGuard = new FloodGuard(scope.limits.maxUnaskedPerSecond());
        }
        floodGuard.unasked(what, ring.head, nowNanos);
    }

    @Override
    public void ping(byte[] bytes, int from, int length) throws ProtocolViolation {
        unasked("pings", scope.polledNanos);
        if (state == ConnectionState.OPEN) {
            outbox.addControl(Frames.PONG, bytes, from, length);
            if (!outbox.blocked()) {
                write();
            }
        }
    }

    @Override
    public void pong() throws ProtocolViolation {
        unasked("pongs", scope.polledNanos);
    }

    @Override
    public void close(byte[] bytes, int from, int length) {
        if (state == ConnectionState.CLOSING) {
            closeReceived = true;
            closeReceivedNanos = scope.now();
        } else if (state == ConnectionState.OPEN) {
            outbox.addControl(Frames.CLOSE, bytes, from, length);
            write();
            lost("the server closed the connection", ErrorClass.CLOSED);
        }
    }

    @Override
    public void writable() {
        write();
        if (isWritten() && state == ConnectionState.OPEN) {
            owner.written(this, scope.now());
        }
        scope.catchUp();
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
            scope.deadlines.wakeAt(this, ring.intendedNanos(ring.slot(ring.head)) + answerNanos);
        }
        for (int i = 0; i < expired && state == ConnectionState.OPEN; i++) {
            owner.givenUp(this, nowNanos);
        }
        flush();
    }

    private void closingTooSlow() {
        recorder.sample(
                closeReceived
                        ? "the server closed, but did not end the connection in time"
                        : "the server did not answer the closing handshake in time");
        release();
        owner.ended(this, closeReceived, closeReceived ? closeReceivedNanos : scope.now());
    }

    private void failed(ErrorClass error, String sentence) {
        release();
        owner.failed(this, error, sentence, scope.now());
    }

    /** The connection is gone: the end of a closing handshake, or {@link ErrorClass#CLOSED}, or it was ended for what the server did. */
    private void lost(String sentence, ErrorClass error) {
        ConnectionState before = state;
        if (before == ConnectionState.HANDSHAKING) {
            failed(ErrorClass.HANDSHAKE, "during the opening handshake " + sentence);
        } else if (before == ConnectionState.OPEN || before == ConnectionState.CLOSING) {
            release();
            boolean closed = closeReceived && error == ErrorClass.CLOSED;
            if (!closed) {
                boolean cut = error == ErrorClass.CLOSED && before == ConnectionState.OPEN && inbox.midMessage();
                boolean broken = cut || error == ErrorClass.PROTOCOL;
                recorder.sample(sentence);
                recorder.limitPassed(error, sentence);
                matcher.end(recorder, broken ? ErrorClass.PROTOCOL : ErrorClass.CLOSED, sentence);
            }
            owner.ended(this, closed, scope.now());
        }
    }

    private void release() {
        if (state == ConnectionState.OPEN || state == ConnectionState.CLOSING) {
            scope.openConnections--;
        }
        state = ConnectionState.ENDED;
        inbox.end();
        scope.deadlines.forget(this);
        link.close();
    }
}
