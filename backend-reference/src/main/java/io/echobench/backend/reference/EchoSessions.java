package io.echobench.backend.reference;

import java.nio.ByteBuffer;

/**
 * Makes the echo sessions of one event loop; a connection of the control path is handed over to the loop that serves
 * it.
 */
final class EchoSessions implements Sessions {

    private final EventLoop loop;
    private final EventLoop controlLoop;
    private final EchoWork work;
    private final Control control;
    private final Census census;

    EchoSessions(EventLoop loop, EchoWork work, EventLoop controlLoop, Control control, Census census) {
        this.loop = loop;
        this.work = work;
        this.controlLoop = controlLoop;
        this.control = control;
        this.census = census;
        census.add(loop.counters());
    }

    @Override
    public void open(String path, Connection connection, ByteBuffer input) {
        if (path.equals(Handshake.CONTROL)) {
            loop.counters().increment(Counter.CONTROL);
            byte[] rest = new byte[input.remaining()];
            input.get(rest);
            connection.leave();
            controlLoop.execute(() -> controlLoop.adopt(connection.channel(), this::controlSession, rest));
        } else {
            EchoSession session = new EchoSession(work, connection, census::ended);
            census.opened(session);
            connection.begin(session);
        }
    }

    private Session controlSession(Connection connection) {
        return new ControlSession(control, connection);
    }
}
