package io.echobench.load.virtual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The server as a whole: it decides what each message gets and when, and logs what it did. */
final class SimulatedServer {

    private final ServerModel model;
    private static final int TRANSCRIBED = 10_000;

    private final Timeline timeline;
    private final List<String> transcript = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<ServerSession> sessions = new ArrayList<>();
    private long[] arrivals = new long[1 << 12];
    private int messages;
    private long[] connects = new long[1 << 8];
    private int connections;
    private int pongs;
    private int closes;

    SimulatedServer(ServerModel model, Timeline timeline) {
        this.model = model;
        this.timeline = timeline;
    }

    ServerModel model() {
        return model;
    }

    /** When each message arrived, on the client's clock. */
    long[] arrivals() {
        return Arrays.copyOf(arrivals, messages);
    }

    /** When each connection was asked for, on the client's clock. */
    long[] connects() {
        return Arrays.copyOf(connects, connections);
    }

    /** The first messages that came, as text; a binary one in hex behind {@code binary}. */
    List<String> transcript() {
        return List.copyOf(transcript);
    }

    /** The first opening handshakes that came. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many pongs came. */
    int pongs() {
        return pongs;
    }

    /** How many close frames came, on connections that it had not ended itself. */
    int closes() {
        return closes;
    }

    void ponged() {
        pongs++;
    }

    void closed() {
        closes++;
    }

    /** A connection's opening handshake was accepted. */
    void opened(ServerSession session) {
        sessions.add(session);
    }

    /** An opening handshake came. */
    void requested(String request) {
        if (requests.size() < TRANSCRIBED) {
            requests.add(request);
        }
    }

    /** A client starts to connect; how it will be received. */
    Door connecting(long at) {
        if (connections == connects.length) {
            connects = Arrays.copyOf(connects, 2 * connections);
        }
        connects[connections] = at;
        return model.door().at(connections++);
    }

    /** When the bytes that reach the socket at a time are read. */
    long readAt(long nanos) {
        return messages == 0 ? nanos : arrivals[0] + model.notReading().afterStall(nanos - arrivals[0]);
    }

    /** Answers a message on its session. */
    void answer(ServerSession session, int opcode, byte[] payload, long at) {
        if (messages == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * messages);
        }
        arrivals[messages] = at;
        if (messages == 0) {
            model.whims()
                    .forEach(whim -> timeline.at(
                            at + whim.atNanos(),
                            now -> List.copyOf(sessions).forEach(each -> each.have(whim.deed(), now))));
        }
        if (transcript.size() < TRANSCRIBED) {
            transcript.add(
                    opcode == Frames.TEXT
                            ? new String(payload, StandardCharsets.UTF_8)
                            : "binary " + HexFormat.of().formatHex(payload));
        }
        long sinceFirst = at - arrivals[0];
        Answer answer = model.rule().to(messages++, sinceFirst);
        long finish = arrivals[0] + model.service().finishNanos(sinceFirst);
        switch (answer) {
            case ECHO -> session.send(List.of(Frames.frame(opcode, true, payload)), finish);
            case FRAGMENTED -> session.send(fragments(opcode, payload), finish);
            case BYTE_BY_BYTE -> session.send(single(Frames.frame(opcode, true, payload)), finish);
            case DROP -> {}
            case TWICE ->
                session.send(List.of(Frames.frame(opcode, true, payload), Frames.frame(opcode, true, payload)), finish);
            case CORRUPT ->
                session.send(List.of(Frames.frame(opcode, true, flipped(payload, payload.length - 1))), finish);
            case CORRUPT_FIRST -> session.send(List.of(Frames.frame(opcode, true, flipped(payload, 0))), finish);
            case AFTER_NEXT -> session.hold(Frames.frame(opcode, true, payload));
            case HALF_FRAME -> {
                byte[] frame = Frames.frame(opcode, true, payload);
                session.send(List.of(Arrays.copyOf(frame, frame.length / 2)), finish);
                session.end(finish);
            }
            case CLOSE -> session.end(finish);
        }
    }

    /** Brings bytes, or the end of the stream, to the client. */
    void deliver(Runnable delivery, long sentAt) {
        timeline.at(sentAt + model.rttNanos() - model.rttNanos() / 2, at -> delivery.run());
    }

    private static byte[] flipped(byte[] payload, int at) {
        payload[at] ^= 1;
        return payload;
    }

    private static List<byte[]> fragments(int opcode, byte[] payload) {
        int third = payload.length / 3;
        return List.of(
                Frames.frame(opcode, false, Arrays.copyOf(payload, third)),
                Frames.frame(Frames.CONTINUATION, false, Arrays.copyOfRange(payload, third, 2 * third)),
                Frames.frame(Frames.CONTINUATION, true, Arrays.copyOfRange(payload, 2 * third, payload.length)));
    }

    private static List<byte[]> single(byte[] bytes) {
        byte[][] each = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            each[i] = new byte[] {bytes[i]};
        }
        return List.of(each);
    }
}
