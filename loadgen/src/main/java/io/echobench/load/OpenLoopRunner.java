package io.echobench.load;

/** Sends the messages of a {@link Phase.OpenLoop}. Hot: one thread, nothing allocated per message. */
final class OpenLoopRunner implements PhaseRunner {

    /** So many at once, then the sockets get their turn. */
    private static final int MAX_AT_ONCE = 256;

    private final PhaseRecorder recorder;
    private final SteadyConnections connections;
    private final Schedule schedule;
    private final Message message;
    private long beginNanos;
    private long nextNanos = Long.MAX_VALUE;
    private int turn;

    OpenLoopRunner(PhaseRecorder recorder, SteadyConnections connections, Message message, Schedule schedule) {
        this.recorder = recorder;
        this.connections = connections;
        this.schedule = schedule;
        this.message = message;
    }

    @Override
    public void begin(long nanos) {
        beginNanos = nanos;
        findNext();
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    @Override
    public void act(long nowNanos) {
        for (int i = 0; i < MAX_AT_ONCE && nextNanos <= nowNanos; i++) {
            long due = nextNanos;
            schedule.next();
            findNext();
            Connection connection = connections.connection(turn);
            turn = turn + 1 == connections.size() ? 0 : turn + 1;
            recorder.due(due);
            if (connection.send(message, due)) {
                connection.flush();
            } else {
                recorder.error(ErrorClass.UNSENT, "a message was due on a connection that was gone or full");
            }
        }
    }

    private void findNext() {
        long offset = schedule.offsetNanos();
        nextNanos = offset == Schedule.NONE ? Long.MAX_VALUE : beginNanos + offset;
    }
}
