package io.echobench.backend.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: handshake, frames, closing. Belongs to the thread of its {@link EventLoop}. Hot path: one read,
 * all its frames decoded into the loop's output buffer, one write; no allocation.
 *
 * <p>A peer that does not read is not read from. After a violation, and wherever the peer may still be sending, the
 * server says that no more comes and reads on for at most {@value #LINGER_SECONDS} s: closing at once would reset the
 * connection and destroy what the peer has not read yet.
 */
final class Connection implements Decoder.Sink, Ready {

    /** What becomes of TCP once all output is written. */
    private enum Ending {
        NOT_YET,
        CLOSE,
        DRAIN
    }

    private static final int LINGER_SECONDS = 2;
    private static final int LARGEST_CARRY = Handshake.MAX_HEAD_BYTES;

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Output output;
    private final Decoder decoder;
    private @Nullable Session session; // none before the handshake
    private @Nullable ByteBuffer carried; // an incomplete head, header or control frame
    private int interest = SelectionKey.OP_READ;
    private boolean paused;
    private boolean closeSent;
    private boolean draining;
    private boolean lingering;
    private boolean gone;
    private Ending ending = Ending.NOT_YET;

    Connection(EventLoop loop, SocketChannel channel, SelectionKey key) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.output = new Output(channel, loop.output(), loop.pool());
        this.decoder = new Decoder(this, loop.pool(), loop.maxMessageBytes());
    }

    EventLoop loop() {
        return loop;
    }

    SocketChannel channel() {
        return channel;
    }

    Output output() {
        return output;
    }

    /** Whether messages may still be sent. */
    boolean isOpen() {
        return !closeSent && !gone;
    }

    @Override
    public void ready(int operations) {
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            output.resume();
        }
        if ((operations & SelectionKey.OP_READ) != 0) {
            read();
        }
        settle();
    }

    private void read() {
        ByteBuffer in = loop.input().clear();
        ByteBuffer before = carried;
        if (before != null) {
            in.put(before.flip());
            loop.pool().release(before);
            carried = null;
        }
        try {
            if (channel.read(in) < 0) {
                end();
                return;
            }
        } catch (IOException e) {
            end();
            return;
        }
        if (!draining) {
            process(in.flip());
        }
    }

    private void process(ByteBuffer in) {
        if (session == null) {
            shakeHands(in);
        }
        if (session != null) {
            decoder.decode(in);
        }
        if (in.hasRemaining() && !decoder.stopped()) {
            carried = loop.pool().acquire(LARGEST_CARRY).put(in);
        } else if (in.hasRemaining() && ending == Ending.CLOSE) {
            ending = Ending.DRAIN; // what is left is ignored, and more may follow
        }
    }

    private void shakeHands(ByteBuffer in) {
        int end = Handshake.endOfHead(in);
        if (end == 0 && in.remaining() < Handshake.MAX_HEAD_BYTES) {
            return;
        }
        Handshake.Answer answer = end == 0 ? Handshake.tooLong() : Handshake.answer(Handshake.head(in, end));
        byte[] response = answer.response().getBytes(StandardCharsets.ISO_8859_1);
        output.bytes(ByteBuffer.wrap(response), 0, response.length);
        switch (answer) {
            case Handshake.Accepted accepted -> loop.sessions().open(accepted.path(), this, in);
            case Handshake.Refused refused -> {
                loop.counters().increment(Counter.REFUSED);
                endWith(Ending.DRAIN);
            }
        }
    }

    /** Goes on as a WebSocket for this session. */
    void begin(Session newSession) {
        session = newSession;
    }

    /** The same for a connection whose handshake another loop has done; {@code input} is what came behind it. */
    void resume(Session newSession, ByteBuffer input) {
        session = newSession;
        process(input);
        settle();
    }

    /** Leaves its loop, for another one to go on with the channel. */
    void leave() {
        output.flush();
        key.cancel();
        gone = true;
        decoder.stop();
    }

    @Override
    public ByteBuffer room(int payloadBytes) {
        return output.room(payloadBytes);
    }

    @Override
    public void message(int opcode, ByteBuffer buffer, int at, int length) {
        if (session != null && !closeSent) {
            session.message(opcode, buffer, at, length);
        }
    }

    @Override
    public void ping(ByteBuffer buffer, int at, int length) {
        loop.counters().increment(Counter.PINGS);
        if (!closeSent) {
            output.frame(Frames.PONG, buffer, at, length);
        }
    }

    @Override
    public void pong() {
        loop.counters().increment(Counter.PONGS);
    }

    @Override
    public void closed(int code) {
        loop.counters().increment(Counter.CLOSE_FRAMES);
        if (session != null && !closeSent) {
            session.closing(() -> answerClose(code));
        } else {
            endWith(Ending.CLOSE);
        }
    }

    private void answerClose(int code) {
        sendClose(code);
        endWith(Ending.CLOSE);
    }

    @Override
    public void failed(int code, String reason) {
        loop.counters().increment(Counter.ofFailure(code));
        sendClose(code);
        endWith(Ending.DRAIN);
    }

    /** Sends a close frame, once. Later messages are ignored; the peer's close frame is awaited for a while. */
    void sendClose(int code) {
        if (!closeSent) {
            closeSent = true;
            int length = code == Frames.NO_CODE ? 0 : Short.BYTES;
            ByteBuffer out = output.room(length);
            int at = out.position() + Frames.headerBytes(length);
            if (length > 0) {
                out.putShort(at, Short.reverseBytes((short) code));
            }
            output.frame(Frames.CLOSE, out, at, length);
        }
    }

    /** Ends TCP without a close frame, once all that was sent is written. */
    void disconnect() {
        endWith(Ending.DRAIN);
    }

    private void endWith(Ending how) {
        decoder.stop();
        closeSent = true;
        ending = how;
    }

    /** Stops reading, or goes on: for echoes that wait on this side. */
    void pauseReading(boolean pause) {
        paused = pause;
    }

    /** Writes what was sent and brings the socket in line with the state; the end of every turn of this connection. */
    void settle() {
        output.flush();
        if (gone) {
            return;
        }
        if (output.broken() || (ending == Ending.CLOSE && !output.blocked())) {
            end();
            return;
        }
        if (closeSent && !lingering) {
            lingering = true;
            loop.chores().at(System.nanoTime() + TimeUnit.SECONDS.toNanos(LINGER_SECONDS), this::end);
        }
        if (ending == Ending.DRAIN && !output.blocked() && !draining) {
            drain();
        }
        boolean reading = !output.blocked() && (!paused || closeSent);
        int wanted = (output.blocked() ? SelectionKey.OP_WRITE : 0) | (reading ? SelectionKey.OP_READ : 0);
        if (wanted != interest && !gone) {
            interest = wanted;
            key.interestOps(wanted);
        }
    }

    private void drain() {
        draining = true;
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            end();
        }
    }

    private void end() {
        if (gone) {
            return;
        }
        gone = true;
        closeSent = true;
        decoder.stop();
        output.discard();
        if (carried != null) {
            loop.pool().release(carried);
            carried = null;
        }
        if (session != null) {
            session.ended(); // before the peer can see it: whoever then asks finds it counted
        }
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone all the same
        }
    }

    @Override
    public void abort() {
        sendClose(Frames.GOING_AWAY);
        output.flush();
        end();
    }
}
