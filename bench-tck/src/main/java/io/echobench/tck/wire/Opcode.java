package io.echobench.tck.wire;

/** Opcodes of RFC 6455 section 5.2; 3 to 7 and 11 to 15 are reserved and plain numbers here. */
public final class Opcode {

    /** Continues a message. */
    public static final int CONTINUATION = 0;
    /** Starts a text message. */
    public static final int TEXT = 1;
    /** Starts a binary message. */
    public static final int BINARY = 2;
    /** Starts or answers the closing handshake. */
    public static final int CLOSE = 8;
    /** Asks for a pong. */
    public static final int PING = 9;
    /** Answers a ping. */
    public static final int PONG = 10;

    private Opcode() {}

    /** Whether frames of this opcode are control frames (section 5.5). */
    public static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    /** The RFC's word for it. */
    public static String name(int opcode) {
        return switch (opcode) {
            case CONTINUATION -> "continuation";
            case TEXT -> "text";
            case BINARY -> "binary";
            case CLOSE -> "close";
            case PING -> "ping";
            case PONG -> "pong";
            default -> "opcode " + opcode;
        };
    }
}
