package io.echobench.load;

/** One session of an open loop: connects when it is due, sends its flow's messages, closes when all echoes have come. */
final class Session extends Timed implements ConnectionOwner {

    private final LoopScope scope;
    private final PhaseRecorder recorder;
    private final FlowProgram program;
    private final FlowCursor cursor;
    private final long arrivalNanos;
    private final Connection connection;
    private long openedNanos;
    private long taken;

    Session(LoopScope scope, PhaseRecorder recorder, FlowProgram program, long arrivalNanos) {
        this.scope = scope;
        this.recorder = recorder;
        this.program = program;
        this.arrivalNanos = arrivalNanos;
        cursor = new FlowCursor(program);
        connection = new Connection(scope, recorder, this);
    }

    /** It is due, or was. */
    void start() {
        recorder.session(arrivalNanos);
        long now = scope.clock.nanoTime();
        recorder.record(Interval.LAG, now - arrivalNanos);
        connection.connect(now);
    }

    @Override
    public void opened(Connection opened, long nowNanos) {
        recorder.opened();
        recorder.record(Interval.HANDSHAKE, nowNanos - arrivalNanos);
        openedNanos = nowNanos;
        advance(nowNanos);
    }

    @Override
    public void answered(Connection answering, long nowNanos) {
        advance(nowNanos);
    }

    @Override
    void wake(long nowNanos) {
        advance(nowNanos);
    }

    /** Sends what is due, then waits for the next message, for the end of the last pause, or closes. */
    private void advance(long nowNanos) {
        while (!cursor.atEnd() && dueNanos() <= nowNanos && connection.hasRoom()) {
            recorder.due(dueNanos());
            connection.send(cursor.message(), dueNanos());
            taken++;
            cursor.next();
        }
        connection.flush();
        if (!connection.isOpen()) {
            return;
        }
        if (dueNanos() > nowNanos) {
            scope.deadlines.wakeAt(this, dueNanos());
        } else if (cursor.atEnd() && connection.isIdle()) {
            connection.close(nowNanos);
        }
    }

    private long dueNanos() {
        return openedNanos + cursor.offsetNanos();
    }

    @Override
    public void failed(Connection failing, ErrorClass error, String sentence, long nowNanos) {
        recorder.error(error, sentence);
        finish(false, nowNanos);
    }

    @Override
    public void ended(Connection ending, boolean closed, long nowNanos) {
        finish(closed && connection.isFlawless(), nowNanos);
    }

    private void finish(boolean completed, long nowNanos) {
        scope.deadlines.forget(this);
        recorder.dueButUnsent(program.messageCount() - taken);
        if (completed) {
            recorder.record(Interval.SESSION, nowNanos - arrivalNanos);
        }
        recorder.sessionEnded(completed);
    }
}
