package io.echobench.load;

import java.util.ArrayList;
import java.util.List;

/** The connections of a loop to one server that stay open for whole phases. */
final class SteadyConnections implements ConnectionOwner {

    /** So many opening handshakes at once: a backlog of the server is not what is to be measured here. */
    private static final int MAX_CONNECTING = 128;

    /** Opening all of them may take that many times what one may take, and {@link #NANOS_EACH} for each. */
    private static final int OPENING_TIMES = 6;

    private static final long NANOS_EACH = 10_000_000;

    private final LoopScope scope;
    private final int server;
    private final List<Connection> connections = new ArrayList<>();
    private PhaseRecorder recorder;
    private int next;
    private int connecting;
    private int open;
    private boolean filling;
    private long openingBeganNanos;
    private long lastOpenedNanos;
    private boolean tooSlow;
    private boolean closing;
    private boolean kept;
    private int endedWhileKept;

    /** None yet, to the server with that index; what would happen is recorded there. */
    SteadyConnections(LoopScope scope, int server, PhaseRecorder recorder) {
        this.scope = scope;
        this.server = server;
        this.recorder = recorder;
    }

    int size() {
        return connections.size();
    }

    Connection connection(int index) {
        return connections.get(index);
    }

    /** How many are open. */
    int open() {
        return open;
    }

    /** Where their happenings are recorded. */
    PhaseRecorder recorder() {
        return recorder;
    }

    /** Opens so many for a new phase, keeping those that are open; either none are there, or as many as wanted. */
    void open(int count, PhaseRecorder phase) {
        recorder = phase;
        closing = false;
        kept = false;
        if (endedWhileKept > 0) {
            phase.sample("connections that were kept for this phase ended before it and are opened again: "
                    + endedWhileKept);
            endedWhileKept = 0;
        }
        while (connections.size() < count) {
            connections.add(new Connection(scope, server, phase, this, Opening.PLAIN));
        }
        for (int i = 0; i < count; i++) {
            phase.connectionWanted();
            if (connections.get(i).isOpen()) {
                phase.opened();
                connections.get(i).newPhase(phase);
            }
        }
        next = 0;
        tooSlow = false;
        openingBeganNanos = scope.now();
        lastOpenedNanos = openingBeganNanos;
        fill();
    }

    /** Whether every attempt has come to its end. */
    boolean ready() {
        return connecting == 0 && next == connections.size();
    }

    private void fill() {
        filling = true;
        for (; connecting < MAX_CONNECTING && next < connections.size(); next++) {
            if (!connections.get(next).isOpen()) {
                begin(next);
            }
        }
        filling = false;
    }

    private void begin(int index) {
        if (tooSlow) {
            recorder.error(ErrorClass.CONNECT, "a connection was not begun, because those before it took too long");
            return;
        }
        Connection connection = new Connection(scope, server, recorder, this, Opening.PLAIN);
        connections.set(index, connection);
        connecting++;
        connection.connect(scope.now());
    }

    /** None opened for as long as one may take, or all of them take too long: the others are given up, or this could last for hours. */
    private boolean isTooSlow(long nowNanos) {
        long oneNanos = scope.limits.connectNanos();
        return nowNanos - lastOpenedNanos >= oneNanos
                || nowNanos - openingBeganNanos >= OPENING_TIMES * oneNanos + NANOS_EACH * connections.size();
    }

    private void attempted() {
        connecting--;
        if (!filling) {
            fill();
        }
    }

    /** The phase is over, all is settled; those that are open are kept for a later one, where what happens to them is recorded from now on. */
    void keep(PhaseRecorder later) {
        recorder.connectionsCompleted(open);
        recorder = later;
        kept = true;
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).recordIn(later);
        }
    }

    /** Whether they are kept for a phase that has not come yet. */
    boolean isKept() {
        return kept;
    }

    /** The phase is over, all is settled: closes them with a closing handshake. */
    void close(long nowNanos) {
        closing = true;
        for (Connection connection : connections) {
            if (connection.isOpen()) {
                connection.close(nowNanos);
            }
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** Whether {@link #close} was called and none is left. */
    boolean closed() {
        if (closing && open == 0) {
            connections.clear();
        }
        return connections.isEmpty();
    }

    @Override
    public void opened(Connection connection, long nowNanos) {
        open++;
        recorder.opened();
        recorder.record(Interval.HANDSHAKE, nowNanos - connection.connectStartedNanos());
        tooSlow |= isTooSlow(nowNanos);
        lastOpenedNanos = nowNanos;
        attempted();
    }

    @Override
    public void failed(Connection connection, ErrorClass error, String sentence, long nowNanos) {
        recorder.error(error, sentence);
        tooSlow |= isTooSlow(nowNanos);
        attempted();
    }

    @Override
    public void answered(Connection connection, long nowNanos) {
        scope.running.answered(connection, nowNanos);
    }

    @Override
    public void givenUp(Connection connection, long nowNanos) {
        scope.running.givenUp(connection, nowNanos);
    }

    @Override
    public void ended(Connection connection, boolean closed, long nowNanos) {
        open--;
        if (kept) {
            endedWhileKept++;
        }
        if (closed) {
            recorder.connectionsCompleted(1);
        }
    }
}
