package io.echobench.load.virtual;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The server's end of one connection: opening handshake, frames, closing handshake. What comes after its end is read all the same. */
final class ServerSession {

    private static final byte[] NOTHING = {};
    private static final byte[] UNASKED = "news".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOT_FOUND =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SimulatedServer server;
    private final SimulatedLink link;
    private final Door door;
    private byte[] partial = NOTHING;
    private byte[] held = NOTHING;
    private boolean open;
    private boolean ended;
    private long lastSent;

    ServerSession(SimulatedServer server, SimulatedLink link, Door door) {
        this.server = server;
        this.link = link;
        this.door = door;
    }

    /** Bytes that came from the client. */
    void receive(byte[] bytes, long at) {
        ByteBuffer in = ByteBuffer.allocate(partial.length + bytes.length)
                .put(partial)
                .put(bytes)
                .flip();
        if (!open) {
            takeHandshake(in, at);
        }
        while (open) {
            Optional<Frames.Frame> frame = Frames.take(in);
            if (frame.isEmpty()) {
                break;
            }
            handle(frame.get(), at);
        }
        partial = new byte[in.remaining()];
        in.get(partial);
    }

    /** Sends pieces a nanosecond apart, the first at {@code at} or when all that was sent before is out. */
    void send(List<byte[]> pieces, long at) {
        if (ended) {
            return;
        }
        long next = Math.max(lastSent, at);
        for (byte[] piece : pieces) {
            lastSent = next++;
            server.deliver(() -> link.deliver(piece), lastSent);
        }
        if (held.length > 0) {
            byte[] late = held;
            held = NOTHING;
            server.deliver(() -> link.deliver(late), lastSent);
        }
    }

    /** Keeps an answer back until the next one is sent. */
    void hold(byte[] answer) {
        held = answer;
    }

    /** Ends the stream. */
    void end(long at) {
        if (!ended) {
            ended = true;
            server.deliver(link::end, Math.max(lastSent, at));
        }
    }

    /** Does something unasked, unless it is over. */
    void have(Whim.Deed deed, long at) {
        switch (deed) {
            case PING -> send(List.of(Frames.frame(Frames.PING, true, NOTHING)), at);
            case MESSAGE -> send(List.of(Frames.frame(Frames.TEXT, true, UNASKED)), at);
            case CLOSE -> {
                send(List.of(Frames.frame(Frames.CLOSE, true, new byte[] {3, (byte) 0xE9})), at); // 1001, going away
                end(at);
            }
            case END -> end(at);
        }
    }

    void clientGone() {
        ended = true;
    }

    private void takeHandshake(ByteBuffer in, long at) {
        String text = StandardCharsets.US_ASCII.decode(in.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
            in.position(end + 4);
            receive(text.substring(0, end + 4), at);
        }
    }

    private void receive(String request, long at) {
        server.requested(request);
        switch (door) {
            case OPEN -> {
                open = true;
                server.opened(this);
                send(List.of(Frames.accept(request)), at);
            }
            case NOT_FOUND -> {
                send(List.of(NOT_FOUND), at);
                end(at);
            }
            case SILENT, REFUSES -> {}
        }
    }

    private void handle(Frames.Frame frame, long at) {
        switch (frame.opcode()) {
            case Frames.TEXT, Frames.BINARY -> server.answer(this, frame.opcode(), frame.payload(), at);
            case Frames.PING -> send(List.of(Frames.frame(Frames.PONG, true, frame.payload())), at);
            case Frames.PONG -> server.ponged();
            case Frames.CLOSE -> {
                if (!ended) {
                    server.closed();
                }
                send(List.of(Frames.frame(Frames.CLOSE, true, frame.payload())), at);
                end(at);
            }
            default -> throw new IllegalStateException("a frame with opcode " + frame.opcode());
        }
    }
}
