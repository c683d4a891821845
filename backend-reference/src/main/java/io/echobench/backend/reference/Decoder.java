package io.echobench.backend.reference;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Frames in, whole messages out (RFC 6455 sections 5 and 8.1), for one connection and one thread. A message that lies
 * whole in the input goes straight to the sink's buffer; any other is assembled in a pooled buffer, its UTF-8 checked
 * as it comes.
 *
 * <p>Hot path: absolute buffer indexes, no allocation, no call that cannot be inlined but those of the sink.
 */
final class Decoder {

    /** Takes what was decoded. After {@link #failed} nothing more comes. */
    interface Sink {

        /** A buffer with room at its position for a header and that many bytes of payload. */
        ByteBuffer room(int payloadBytes);

        /**
         * A whole message; {@link Frames#MAX_HEADER} bytes before {@code at} are free, or those of its header in the
         * room.
         */
        void message(int opcode, ByteBuffer buffer, int at, int length);

        /** A ping; its payload lies in {@code buffer} like that of a message. */
        void ping(ByteBuffer buffer, int at, int length);

        /** An unasked pong. */
        void pong();

        /** The peer's close frame, valid; {@link Frames#NO_CODE} when it has none. Nothing more comes. */
        void closed(int code);

        /** The peer broke the protocol. Nothing more comes. */
        void failed(int code, String reason);
    }

    private static final int FIRST_ASSEMBLY = 64 << 10;

    private final Sink sink;
    private final BufferPool pool;
    private final int maxMessageBytes;

    private boolean stopped;
    private int messageOpcode; // 0: no message has begun
    private @Nullable ByteBuffer assembly;
    private int assembled;
    private int utf8 = Utf8.COMPLETE;
    private boolean lastFrame;
    private int frameMissing;
    private int mask;

    Decoder(Sink sink, BufferPool pool, int maxMessageBytes) {
        this.sink = sink;
        this.pool = pool;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Ignores all that follows and gives its buffer back. */
    void stop() {
        stopped = true;
        if (assembly != null) {
            pool.release(assembly);
            assembly = null;
        }
    }

    /** Whether all that follows is ignored. */
    boolean stopped() {
        return stopped;
    }

    /**
     * Takes the input from its position on. At most an incomplete header or control frame is left; it must come again.
     */
    void decode(ByteBuffer in) {
        while (!stopped && in.hasRemaining()) {
            if (frameMissing > 0) {
                append(in);
            } else if (!begin(in)) {
                return;
            }
        }
    }

    private boolean begin(ByteBuffer in) {
        int at = in.position();
        int available = in.remaining();
        if (available < 2) {
            return false;
        }
        int first = in.get(at);
        int second = in.get(at + 1);
        int opcode = first & 0x0F;
        boolean fin = first < 0;
        String violation = violation(first, second, opcode, fin);
        if (violation != null) {
            return fail(Frames.PROTOCOL_ERROR, violation);
        }
        int header = headerBytes(second & 0x7F);
        if (available < header) {
            return false;
        }
        long length = length(in, at, second & 0x7F);
        if (length < 0) {
            return fail(Frames.PROTOCOL_ERROR, "length not in its shortest form");
        }
        int key = in.getInt(at + header - 4);
        if (opcode >= Frames.CLOSE) {
            return control(in, opcode, at + header, (int) length, key);
        }
        if (length > maxMessageBytes - assembled) {
            return fail(Frames.TOO_BIG, "message longer than " + maxMessageBytes + " bytes");
        }
        if (fin && opcode != Frames.CONTINUATION && length <= available - header) {
            whole(in, opcode, at + header, (int) length, key);
            return true;
        }
        in.position(at + header);
        partial(opcode, fin, (int) length, key);
        return true;
    }

    private @Nullable String violation(int first, int second, int opcode, boolean fin) {
        if ((first & 0x70) != 0) {
            return "reserved bit set";
        }
        if (second >= 0) {
            return "frame not masked";
        }
        if (opcode >= Frames.CLOSE) {
            return opcode > Frames.PONG
                    ? "reserved opcode"
                    : !fin
                            ? "fragmented control frame"
                            : (second & 0x7F) > Frames.MAX_CONTROL ? "long control frame" : null;
        }
        if (opcode > Frames.BINARY) {
            return "reserved opcode";
        }
        if ((opcode == Frames.CONTINUATION) == (messageOpcode == 0)) {
            return opcode == Frames.CONTINUATION ? "continuation of nothing" : "message within a message";
        }
        return null;
    }

    private static int headerBytes(int length7) {
        return length7 < 126 ? 6 : length7 == 126 ? 8 : 14;
    }

    /** The payload's length, or -1 when it is not in its shortest form or has its top bit set. */
    private static long length(ByteBuffer in, int at, int length7) {
        if (length7 < 126) {
            return length7;
        }
        if (length7 == 126) {
            int length = Short.reverseBytes(in.getShort(at + 2)) & 0xFFFF;
            return length < 126 ? -1 : length;
        }
        long length = Long.reverseBytes(in.getLong(at + 2));
        return length <= 0xFFFF ? -1 : length;
    }

    private void whole(ByteBuffer in, int opcode, int payloadAt, int length, int key) {
        in.position(payloadAt + length);
        ByteBuffer out = sink.room(length);
        int at = out.position() + Frames.headerBytes(length);
        long seen = Frames.unmask(in, payloadAt, out, at, length, key);
        if (opcode == Frames.TEXT
                && (seen & Utf8.NOT_ASCII) != 0
                && Utf8.advance(Utf8.COMPLETE, out, at, at + length) != Utf8.COMPLETE) {
            fail(Frames.INVALID_PAYLOAD, "text is not UTF-8");
            return;
        }
        sink.message(opcode, out, at, length);
    }

    private void partial(int opcode, boolean fin, int length, int key) {
        if (opcode != Frames.CONTINUATION) {
            messageOpcode = opcode;
            utf8 = Utf8.COMPLETE;
        }
        lastFrame = fin;
        frameMissing = length;
        mask = key;
        reserve(Math.min(length, FIRST_ASSEMBLY));
        if (length == 0) {
            endOfFrame();
        }
    }

    private void append(ByteBuffer in) {
        int at = in.position();
        int n = Math.min(in.remaining(), frameMissing);
        ByteBuffer to = reserve(n);
        int toAt = Frames.MAX_HEADER + assembled;
        long seen = Frames.unmask(in, at, to, toAt, n, mask);
        mask = Frames.rotate(mask, n);
        in.position(at + n);
        assembled += n;
        frameMissing -= n;
        if (messageOpcode == Frames.TEXT && (utf8 != Utf8.COMPLETE || (seen & Utf8.NOT_ASCII) != 0)) {
            utf8 = Utf8.advance(utf8, to, toAt, toAt + n);
            if (utf8 == Utf8.INVALID) {
                fail(Frames.INVALID_PAYLOAD, "text is not UTF-8");
                return;
            }
        }
        if (frameMissing == 0) {
            endOfFrame();
        }
    }

    private ByteBuffer reserve(int more) {
        int used = Frames.MAX_HEADER + assembled;
        ByteBuffer now = assembly;
        if (now == null) {
            now = pool.acquire(used + more);
        } else if (now.capacity() - used < more) {
            now = pool.grow(now, used, used + more);
        }
        assembly = now;
        return now;
    }

    private void endOfFrame() {
        ByteBuffer whole = assembly;
        if (!lastFrame || whole == null) {
            return;
        }
        if (utf8 != Utf8.COMPLETE) {
            fail(Frames.INVALID_PAYLOAD, "text ends within a character");
            return;
        }
        int opcode = messageOpcode;
        int length = assembled;
        messageOpcode = 0;
        assembled = 0;
        assembly = null; // the sink may stop this decoder
        sink.message(opcode, whole, Frames.MAX_HEADER, length);
        pool.release(whole);
    }

    private boolean control(ByteBuffer in, int opcode, int payloadAt, int length, int key) {
        if (in.limit() - payloadAt < length) {
            return false;
        }
        in.position(payloadAt + length);
        if (opcode == Frames.PONG) {
            sink.pong();
            return true;
        }
        ByteBuffer out = sink.room(length);
        int at = out.position() + Frames.headerBytes(length);
        Frames.unmask(in, payloadAt, out, at, length, key);
        if (opcode == Frames.PING) {
            sink.ping(out, at, length);
            return true;
        }
        return close(out, at, length);
    }

    private boolean close(ByteBuffer payload, int at, int length) {
        if (length == 0) {
            stop();
            sink.closed(Frames.NO_CODE);
            return true;
        }
        int code = length == 1 ? 0 : Short.reverseBytes(payload.getShort(at)) & 0xFFFF;
        if (!Frames.mayBeSent(code)) {
            return fail(Frames.PROTOCOL_ERROR, "close code not allowed");
        }
        if (Utf8.advance(Utf8.COMPLETE, payload, at + 2, at + length) != Utf8.COMPLETE) {
            return fail(Frames.INVALID_PAYLOAD, "close reason is not UTF-8");
        }
        stop();
        sink.closed(code);
        return true;
    }

    private boolean fail(int code, String reason) {
        stop();
        sink.failed(code, reason);
        return true;
    }
}
