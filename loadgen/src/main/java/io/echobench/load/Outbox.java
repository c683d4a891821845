package io.echobench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes what a connection has to send: whole frames straight from the loop's buffer; only what the socket did not take is kept
 * here. Hot: one thread, nothing allocated while the socket takes everything.
 */
final class Outbox {

    /** More unsent control frames than this and pings are left unanswered (RFC 6455, 5.5.3 allows to skip some). */
    private static final int MAX_REST_BYTES = 16 << 10;

    private static final byte[] NOTHING = {};
    private static final byte[] NORMAL_CLOSURE = {Frames.NORMAL_CLOSURE >> 8, (byte) Frames.NORMAL_CLOSURE};

    private final LoopScope scope;
    private final Outstanding ring;

    /** The rest of a frame that was begun, and control frames. */
    private byte[] rest = NOTHING;

    private int restFrom;
    private int restTo;
    private boolean blocked;
    private boolean ended;

    Outbox(LoopScope scope, Outstanding ring) {
        this.scope = scope;
        this.ring = ring;
    }

    /** Whether the socket took less than it was given and has not become writable since. */
    boolean blocked() {
        return blocked;
    }

    /** Adds bytes to be sent before any message that was not begun. */
    void add(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, rest, restTo, bytes.length);
        restTo += bytes.length;
    }

    /** Adds a control frame; an answer to a ping is dropped while too much waits. */
    void addControl(int opcode, byte[] payload, int from, int length) {
        if (opcode == Frames.PONG && restTo - restFrom > MAX_REST_BYTES) {
            return;
        }
        reserve(Frames.MAX_HEADER_BYTES + length);
        restTo = scope.encoder.control(opcode, payload, from, length, rest, restTo);
    }

    /** Adds the close frame that begins a closing handshake. */
    void addClose() {
        addControl(Frames.CLOSE, NORMAL_CLOSURE, 0, NORMAL_CLOSURE.length);
    }

    /** The socket takes nothing any more: what is queued stays unsent. */
    void end(Link link) {
        ended = true;
        blocked = true;
        link.wantWritable(false);
    }

    /** Writes as much as the socket takes; what it does not take is written when it is writable again. */
    void flush(Link link, PhaseRecorder recorder) throws IOException {
        if (ended) {
            return;
        }
        boolean writable = restFrom == restTo || writeRest(link);
        while (writable && ring.hasQueued()) {
            writable = writeQueued(link, recorder);
        }
        if (writable == blocked) {
            blocked = !writable;
            link.wantWritable(blocked);
        }
    }

    private boolean writeRest(Link link) throws IOException {
        int written = link.write(ByteBuffer.wrap(rest, restFrom, restTo - restFrom));
        scope.meter.writes++;
        scope.meter.bytesWritten += written;
        restFrom += written;
        if (restFrom < restTo) {
            return false;
        }
        rest = NOTHING;
        restFrom = 0;
        restTo = 0;
        return true;
    }

    private boolean writeQueued(Link link, PhaseRecorder recorder) throws IOException {
        int frames = encodeQueued();
        ByteBuffer buffer = scope.outgoing;
        int end = buffer.limit();
        long before = scope.now();
        int written = link.write(buffer);
        long after = scope.now();
        scope.meter.writes++;
        scope.meter.bytesWritten += written;
        int begun = 0;
        for (; begun < frames && scope.frameStarts[begun] < written; begun++) {
            recorder.sent(ring.intendedNanos(ring.slot(ring.firstQueued)), before, after, blocked);
            ring.sent(before);
        }
        if (written < end && begun > 0) {
            int frameEnd = begun < frames ? scope.frameStarts[begun] : end;
            rest = Arrays.copyOfRange(scope.outgoingBytes, written, frameEnd);
            restTo = rest.length;
        }
        return written == end;
    }

    /** Fills the loop's buffer with queued messages, at least one. */
    private int encodeQueued() {
        int frames = 0;
        int end = 0;
        for (long position = ring.firstQueued; position < ring.tail && frames < LoopScope.MAX_BATCH; position++) {
            int slot = ring.slot(position);
            Message message = ring.message(slot);
            int frameEnd = end + FrameEncoder.frameBytes(message.bytes.length);
            if (frames > 0 && frameEnd > scope.outgoingBytes.length) {
                break;
            }
            scope.frameStarts[frames++] = end;
            end = scope.encoder.message(message, ring.number(slot), scope.outgoingBytes(frameEnd), end);
        }
        scope.outgoing.clear().limit(end);
        return frames;
    }

    /** Makes room behind what waits; what was written already gives its place up first, or a slow reader would let this grow for ever. */
    private void reserve(int bytes) {
        if (restTo + bytes <= rest.length) {
            return;
        }
        int waiting = restTo - restFrom;
        byte[] target = waiting + bytes <= rest.length ? rest : new byte[Math.max(waiting + bytes, 2 * waiting)];
        System.arraycopy(rest, restFrom, target, 0, waiting);
        rest = target;
        restFrom = 0;
        restTo = waiting;
    }
}
