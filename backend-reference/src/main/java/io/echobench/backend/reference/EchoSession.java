package io.echobench.backend.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The echo of one connection. Hot path while nothing but a burn is injected: the frame stays where it was decoded, in
 * the output buffer. Otherwise the message is copied and goes its way through faults and time. Echoes of one connection
 * stay in order: one that is due before an earlier one waits for it.
 */
final class EchoSession implements Session {

    /** A message on its way back; {@link Frames#MAX_HEADER} bytes are free before the payload. */
    private record Echo(int opcode, ByteBuffer buffer) {
        static Echo copy(int opcode, ByteBuffer from, int at, int length) {
            ByteBuffer copy = ByteBuffer.allocate(Frames.MAX_HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
            return new Echo(opcode, copy.put(Frames.MAX_HEADER, from, at, length));
        }

        int length() {
            return buffer.capacity() - Frames.MAX_HEADER;
        }
    }

    /** More bytes than these waiting for their time, and the connection is not read from. */
    private static final long MOST_WAITING_BYTES = 4L << 20;

    private static final int COST_OF_WAITING = 128;

    private final EchoWork work;
    private final Connection connection;
    private final Consumer<EchoSession> onEnd;
    private final @Nullable ByteBuffer ballast;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong echoed = new AtomicLong();
    private @Nullable Echo held; // until the next echo, by the fault REORDER
    private int waiting;
    private long waitingBytes;
    private long lastDueNanos;

    EchoSession(EchoWork work, Connection connection, Consumer<EchoSession> onEnd) {
        this.work = work;
        this.onEnd = onEnd;
        this.connection = connection;
        Ballast load = work.truth().ballast();
        this.ballast = load.bytes() == 0 ? null : load.load();
        work.counters().increment(Counter.OPENED);
    }

    /** Messages received so far; any thread. */
    long received() {
        return received.getAcquire();
    }

    /** Echoes given to the socket so far; any thread. */
    long echoed() {
        return echoed.getAcquire();
    }

    /** Memory that this connection holds because it was told to. */
    int ballastBytes() {
        return ballast == null ? 0 : ballast.capacity();
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void message(int opcode, ByteBuffer buffer, int at, int length) {
        Truth truth = work.truth();
        work.counters().increment(Counter.RECEIVED);
        work.counters().add(Counter.RECEIVED_BYTES, length);
        received.setRelease(received.getPlain() + 1);
        if (truth.burnNanos() > 0) {
            work.burn(truth.burnNanos());
        }
        if (truth.echoesAtOnce() && waiting == 0 && held == null) {
            countEcho(length);
            connection.output().frame(opcode, buffer, at, length);
        } else {
            through(truth, Echo.copy(opcode, buffer, at, length));
        }
    }

    private void countEcho(int length) {
        work.counters().increment(Counter.ECHOED);
        work.counters().add(Counter.ECHOED_BYTES, length);
        echoed.setRelease(echoed.getPlain() + 1);
    }

    private void through(Truth truth, Echo echo) {
        for (Fault fault : truth.faults()) {
            if (fault.hits(echo.length())) {
                suffer(fault, truth, echo);
                return;
            }
        }
        schedule(truth, echo);
    }

    private void suffer(Fault fault, Truth truth, Echo echo) {
        switch (fault.kind()) {
            case CLOSE -> {
                work.counters().increment(Counter.CLOSES);
                connection.sendClose(Frames.GOING_AWAY);
            }
            case DISCONNECT -> {
                work.counters().increment(Counter.DISCONNECTS);
                connection.disconnect();
            }
            case HALF_FRAME -> {
                work.counters().increment(Counter.HALF_FRAMES);
                sendHalf(echo);
                connection.disconnect();
            }
            case DROP -> work.counters().increment(Counter.DROPPED);
            case CORRUPT -> {
                work.counters().increment(Counter.CORRUPTED);
                int at = Frames.MAX_HEADER + Math.min(fault.octet(), echo.length() - 1);
                echo.buffer().put(at, (byte) (echo.buffer().get(at) ^ 1));
                schedule(truth, echo);
            }
            case DUPLICATE -> {
                schedule(truth, echo);
                again(echo);
            }
            case REORDER -> hold(truth, echo);
        }
    }

    private void sendHalf(Echo echo) {
        int from = Frames.putHeader(echo.buffer(), Frames.MAX_HEADER, echo.opcode(), echo.length());
        connection.output().bytes(echo.buffer(), from, from + (echo.buffer().capacity() - from) / 2);
    }

    /** The second copy comes right behind the first one. */
    private void again(Echo echo) {
        inTime(lastDueNanos, 0, 0, () -> {
            work.counters().increment(Counter.DUPLICATED);
            send(echo);
        });
    }

    private void hold(Truth truth, Echo echo) {
        if (held == null) {
            held = echo;
        } else {
            schedule(truth, echo);
        }
    }

    /** Echoes when it is due, and behind it the one that was held. */
    private void schedule(Truth truth, Echo echo) {
        Echo late = held;
        held = null;
        long dueNanos = Math.max(work.dueNanos(truth, System.nanoTime()), lastDueNanos);
        inTime(dueNanos, echo.length(), late == null ? 1 : 2, () -> {
            echo(echo);
            if (late != null) {
                work.counters().increment(Counter.REORDERED);
                echo(late);
            }
        });
    }

    private void echo(Echo echo) {
        countEcho(echo.length());
        send(echo);
    }

    private void send(Echo echo) {
        connection.output().frame(echo.opcode(), echo.buffer(), Frames.MAX_HEADER, echo.length());
    }

    /** Does it at once when it is due and nothing waits before it, else at its time; messages that miss it are lost. */
    private void inTime(long dueNanos, int bytes, int messages, Runnable action) {
        lastDueNanos = dueNanos;
        if (waiting == 0 && dueNanos <= System.nanoTime()) {
            action.run();
            return;
        }
        waitFor(1, bytes);
        work.timers().at(dueNanos, () -> {
            waitFor(-1, -bytes);
            if (connection.isOpen()) {
                action.run();
            } else {
                work.counters().add(Counter.LOST, messages);
            }
            connection.settle();
        });
    }

    private void waitFor(int more, int bytes) {
        waiting += more;
        waitingBytes += bytes + (long) more * COST_OF_WAITING;
        connection.pauseReading(waitingBytes > MOST_WAITING_BYTES);
    }

    @Override
    public void closing(Runnable answer) {
        Echo last = held;
        held = null;
        long dueNanos = waiting == 0 ? System.nanoTime() : lastDueNanos;
        if (last != null) {
            inTime(dueNanos, last.length(), 1, () -> echo(last));
        }
        inTime(dueNanos, 0, 0, answer);
    }

    @Override
    public void ended() {
        if (held != null) {
            work.counters().increment(Counter.LOST);
        }
        onEnd.accept(this);
        work.counters().increment(Counter.CLOSED);
    }
}
