package io.echobench.load;

import io.echobench.load.SessionRules.AtEnd;

/** One session of an open loop: connects when it is due, sends its flow's messages, closes when its flow and its echoes are through. */
final class Session extends Timed implements ConnectionOwner {

    private final LoopScope scope;
    private final PhaseRecorder recorder;
    private final Cursor cursor;
    private final AtEnd atEnd;
    private final long arrivalNanos;
    private final Connection connection;
    private boolean failed;

    /** Whether it closed without its echoes: it was through then, whatever becomes of the closing handshake. */
    private boolean through;

    Session(LoopScope scope, PhaseRecorder recorder, Cursor cursor, Opening opening, AtEnd atEnd, long arrivalNanos) {
        this.scope = scope;
        this.recorder = recorder;
        this.cursor = cursor;
        this.atEnd = atEnd;
        this.arrivalNanos = arrivalNanos;
        connection = new Connection(scope, 0, recorder, this, opening);
    }

    /** It is due, or was. */
    void start() {
        recorder.session(arrivalNanos);
        scope.openSessions++;
        long now = scope.now();
        recorder.record(Interval.LAG, now - arrivalNanos);
        connection.connect(now);
    }

    @Override
    public void opened(Connection opened, long nowNanos) {
        recorder.opened();
        recorder.record(Interval.HANDSHAKE, nowNanos - arrivalNanos);
        cursor.opened(nowNanos);
        advance(nowNanos);
    }

    @Override
    public void came(boolean binary, byte[] bytes, int from, int length) {
        cursor.came(binary, bytes, from, length);
    }

    @Override
    public void answered(Connection answering, long nowNanos) {
        cursor.answered(nowNanos);
        advance(nowNanos);
    }

    @Override
    public void written(Connection writing, long nowNanos) {
        advance(nowNanos);
    }

    @Override
    void wake(long nowNanos) {
        advance(nowNanos);
    }

    /** Sends what is due, then waits for the next message, for an answer, for the end of the last pause, or closes. */
    private void advance(long nowNanos) {
        while (cursor.atMessage() && cursor.dueNanos() <= nowNanos && connection.hasRoom()) {
            long due = cursor.dueNanos();
            recorder.due(due);
            connection.send(cursor.message(), due);
            cursor.next();
        }
        connection.flush();
        if (!connection.isOpen()) {
            return;
        }
        if (!failed && !cursor.failure().isEmpty()) {
            failed = true;
            recorder.error(ErrorClass.CAPTURE, cursor.failure());
        }
        if (cursor.dueNanos() > nowNanos && !failed) {
            scope.deadlines.wakeAt(this, cursor.dueNanos());
        } else if (cursor.atEnd()) {
            end(nowNanos);
        }
    }

    private void end(long nowNanos) {
        if (connection.isIdle()) {
            connection.close(nowNanos);
        } else if (atEnd == AtEnd.DISCARD_ECHOES && connection.isWritten()) {
            through = !failed && connection.isFlawless();
            connection.abandon(nowNanos);
        }
    }

    @Override
    public void failed(Connection failing, ErrorClass error, String sentence, long nowNanos) {
        recorder.error(error, sentence);
        finish(false, nowNanos);
    }

    @Override
    public void ended(Connection ending, boolean closed, long nowNanos) {
        finish(through || (closed && !failed && connection.isFlawless()), nowNanos);
    }

    private void finish(boolean completed, long nowNanos) {
        scope.deadlines.forget(this);
        scope.openSessions--;
        recorder.dueButUnsent(failed ? 0 : cursor.remaining());
        if (completed) {
            recorder.record(Interval.SESSION, nowNanos - arrivalNanos);
        }
        recorder.sessionEnded(completed);
    }
}
