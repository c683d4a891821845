package io.echobench.load;

/**
 * Takes a server's bytes apart, in whatever pieces they come, and checks them strictly. Hot: one thread, no logging; a frame that
 * lies whole in what was read is handed on where it lies, only others are gathered, in a buffer that goes back to the loop when they are
 * whole: an idle connection has none.
 */
final class FrameDecoder {

    private final LoadPlan.Limits limits;
    private final FrameSink sink;
    private final Pieces.Pool pool;
    private Pieces pieces = Pieces.NONE;

    /** The frame whose payload is being read. */
    private boolean inPayload;

    private boolean fin;
    private byte opcode;
    private int length;
    private int got;
    private boolean closed;

    /**
     * At the beginning of a stream.
     *
     * @param pool of the loop, for what does not come whole
     */
    FrameDecoder(LoadPlan.Limits limits, FrameSink sink, Pieces.Pool pool) {
        this.limits = limits;
        this.sink = sink;
        this.pool = pool;
    }

    /** Whether an end of the stream now would cut a frame or a fragmented message. */
    boolean midMessage() {
        return pieces.headerCount > 0 || inPayload || pieces.messageOpcode != 0;
    }

    /** Goes on with bytes that came; what follows a close frame is ignored. */
    void accept(byte[] bytes, int from, int to) throws ProtocolViolation {
        int at = from;
        while (at < to && !closed) {
            at = inPayload ? payload(bytes, at, to) : header(bytes, at, to);
        }
        if (pieces != Pieces.NONE && !midMessage()) {
            pool.give(pieces);
            pieces = Pieces.NONE;
        }
    }

    private Pieces pieces() {
        if (pieces == Pieces.NONE) {
            pieces = pool.take();
        }
        return pieces;
    }

    private int header(byte[] bytes, int from, int to) throws ProtocolViolation {
        if (pieces.headerCount == 0 && to - from >= 2 && to - from >= headerBytes(bytes[from + 1])) {
            begin(bytes, from);
            return whole(bytes, from + headerBytes(bytes[from + 1]), to);
        }
        Pieces own = pieces();
        own.header[own.headerCount++] = bytes[from];
        if (own.headerCount >= 2 && own.headerCount == headerBytes(own.header[1])) {
            own.headerCount = 0;
            begin(own.header, 0);
            return whole(bytes, from + 1, to);
        }
        return from + 1;
    }

    private static int headerBytes(byte second) {
        int code = second & 0x7F;
        return code < Frames.LENGTH_16 ? 2 : code == Frames.LENGTH_16 ? 4 : 10;
    }

    /** Checks a header and takes over what it says. */
    private void begin(byte[] source, int at) throws ProtocolViolation {
        int first = source[at] & 0xFF;
        fin = (first & Frames.FIN) != 0;
        opcode = (byte) (first & 0xF);
        if ((first & Frames.RESERVED) != 0) {
            throw reserved(first);
        }
        if ((source[at + 1] & Frames.MASKED) != 0) {
            throw new ProtocolViolation("the server masked a frame");
        }
        length = checkedLength(source, at);
        if (opcode >= Frames.CLOSE) {
            beginControl();
        } else {
            beginData();
        }
        got = 0;
        inPayload = true;
    }

    private ProtocolViolation reserved(int first) {
        return (first & Frames.RESERVED) == Frames.COMPRESSED && (opcode == Frames.TEXT || opcode == Frames.BINARY)
                ? new ProtocolViolation(
                        ErrorClass.COMPRESSED, "the server compressed a message, though no extension was offered")
                : new ProtocolViolation("the server set a reserved bit without an extension");
    }

    private int checkedLength(byte[] source, int at) throws ProtocolViolation {
        int code = source[at + 1] & 0x7F;
        if (code < Frames.LENGTH_16) {
            return code;
        }
        int size = code == Frames.LENGTH_16 ? 2 : 8;
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (source[at + 2 + i] & 0xFF);
        }
        if (value >= 0 && value < (size == 2 ? Frames.LENGTH_16 : 0x10000)) {
            throw new ProtocolViolation("the server wrote the length " + value + " in " + size + " bytes");
        }
        if (value < 0 || value > limits.maxMessageBytes()) {
            throw new ProtocolViolation(
                    ErrorClass.OVERSIZE,
                    "the server sent a frame of " + Long.toUnsignedString(value) + " bytes, the limit is "
                            + limits.maxMessageBytes());
        }
        return (int) value;
    }

    private void beginControl() throws ProtocolViolation {
        if (opcode > Frames.PONG) {
            throw new ProtocolViolation("the server sent the unknown opcode " + opcode);
        }
        if (!fin) {
            throw new ProtocolViolation("the server fragmented a control frame");
        }
        if (length > Frames.MAX_CONTROL_BYTES) {
            throw new ProtocolViolation("the server sent a control frame of " + length + " bytes");
        }
    }

    private void beginData() throws ProtocolViolation {
        if (opcode > Frames.BINARY) {
            throw new ProtocolViolation("the server sent the unknown opcode " + opcode);
        }
        if ((opcode == Frames.CONTINUATION) != (pieces.messageOpcode != 0)) {
            throw new ProtocolViolation(
                    pieces.messageOpcode != 0
                            ? "the server began a message within another"
                            : "the server continued a message that it never began");
        }
        if (pieces.messageBytes + (long) length > limits.maxMessageBytes()) {
            throw new ProtocolViolation(
                    ErrorClass.OVERSIZE,
                    "the server sent a message over the limit of " + limits.maxMessageBytes() + " bytes");
        }
    }

    /** Hands a frame on from where it lies, if all of it is there. */
    private int whole(byte[] bytes, int from, int to) throws ProtocolViolation {
        boolean control = opcode >= Frames.CLOSE;
        if (to - from < length || (!control && (!fin || opcode == Frames.CONTINUATION))) {
            return length == 0 ? payload(bytes, from, to) : from;
        }
        inPayload = false;
        if (control) {
            control(bytes, from);
        } else {
            sink.message(opcode == Frames.BINARY, bytes, from, length);
        }
        return from + length;
    }

    /** Gathers the payload of a frame that came in pieces, or of a fragment. */
    private int payload(byte[] bytes, int from, int to) throws ProtocolViolation {
        int count = Math.min(length - got, to - from);
        Pieces own = pieces();
        if (opcode >= Frames.CLOSE) {
            System.arraycopy(bytes, from, own.control, got, count);
        } else {
            own.append(bytes, from, count, limits.maxMessageBytes());
        }
        got += count;
        if (got == length) {
            inPayload = false;
            end(own);
        }
        return from + count;
    }

    private void end(Pieces own) throws ProtocolViolation {
        if (opcode >= Frames.CLOSE) {
            control(own.control, 0);
            return;
        }
        own.messageOpcode = opcode == Frames.CONTINUATION ? own.messageOpcode : opcode;
        if (fin) {
            boolean binary = own.messageOpcode == Frames.BINARY;
            int bytes = own.messageBytes;
            own.messageOpcode = 0;
            own.messageBytes = 0;
            own.fragments = 0;
            sink.message(binary, own.message, 0, bytes);
        } else if (++own.fragments > limits.maxFragments()) {
            throw new ProtocolViolation(
                    ErrorClass.FRAGMENTS,
                    "the server sent a message in more than " + limits.maxFragments() + " fragments");
        }
    }

    private void control(byte[] bytes, int from) throws ProtocolViolation {
        switch (opcode) {
            case Frames.PING -> sink.ping(bytes, from, length);
            case Frames.CLOSE -> {
                checkCloseCode(bytes, from);
                closed = true;
                sink.close(bytes, from, length);
            }
            default -> sink.pong();
        }
    }

    /** RFC 6455, 7.4: 1000-1003, 1007-1014 and 3000-4999 may be sent. */
    private void checkCloseCode(byte[] bytes, int from) throws ProtocolViolation {
        if (length == 0) {
            return;
        }
        int code = length == 1 ? 0 : (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
        boolean allowed = isWithin(code, 1000, 1003) || isWithin(code, 1007, 1014) || isWithin(code, 3000, 4999);
        if (!allowed) {
            throw new ProtocolViolation("the server closed with the code " + code + ", which must not be sent");
        }
    }

    private static boolean isWithin(int code, int from, int to) {
        return code >= from && code <= to;
    }
}
