package io.echobench.load;

/** Keeps the messages of a {@link Phase.ClosedLoop} in flight. Hot: one thread, nothing allocated per message. */
final class ClosedLoopRunner implements PhaseRunner {

    private final PhaseRecorder recorder;
    private final SteadyConnections connections;
    private final Message message;
    private final int inFlight;
    private final boolean counted;
    private final boolean timed;
    private long toSend;
    private long givenUpInARow;
    private long beginNanos = Long.MAX_VALUE;

    /** Reads the phase; {@code messages} is this loop's share of its number of messages. */
    ClosedLoopRunner(PhaseRecorder recorder, SteadyConnections connections, Phase.ClosedLoop phase, long messages) {
        this.recorder = recorder;
        this.connections = connections;
        message = Message.of(phase.payload());
        inFlight = phase.inFlight();
        counted = phase.messages() > 0;
        timed = phase.nanos() > 0;
        toSend = counted ? messages : Long.MAX_VALUE;
    }

    @Override
    public void begin(long nanos) {
        beginNanos = nanos;
    }

    @Override
    public long nextNanos() {
        return beginNanos;
    }

    @Override
    public void act(long nowNanos) {
        if (beginNanos > nowNanos) {
            return;
        }
        beginNanos = Long.MAX_VALUE;
        for (int i = 0; i < inFlight; i++) {
            for (int c = 0; c < connections.size(); c++) {
                send(connections.connection(c), nowNanos);
            }
        }
        for (int c = 0; c < connections.size(); c++) {
            connections.connection(c).flush();
        }
    }

    @Override
    public void answered(Connection connection, long nowNanos) {
        givenUpInARow = 0;
        recorder.intended(nowNanos);
        send(connection, nowNanos);
    }

    /** A loop that has no time to end at does not go on with a server that has left all its messages unanswered. */
    @Override
    public void givenUp(Connection connection, long nowNanos) {
        givenUpInARow++;
        if (!timed && givenUpInARow >= (long) inFlight * connections.size()) {
            abandon();
        }
        recorder.intended(nowNanos);
        send(connection, nowNanos);
    }

    private void abandon() {
        recorder.dueButUnsent(toSend);
        toSend = 0;
    }

    private void send(Connection connection, long nowNanos) {
        if (toSend > 0 && connection.send(message, nowNanos)) {
            toSend--;
            recorder.due(nowNanos);
        }
    }

    @Override
    public boolean exhausted() {
        if (!counted || !recorder.settled()) {
            return false;
        }
        if (toSend > 0 && beginNanos == Long.MAX_VALUE && connections.open() == 0) {
            abandon();
        }
        return toSend == 0;
    }
}
