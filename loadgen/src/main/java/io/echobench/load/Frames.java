package io.echobench.load;

/** Numbers of the base framing protocol (<a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, 5.2</a>). */
final class Frames {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    static final int FIN = 0x80;
    static final int RESERVED = 0x70;
    static final int MASKED = 0x80;

    /** The reserved bit that RFC 7692 gives to a compressed message. */
    static final int COMPRESSED = 0x40;

    /** The longest payload of a control frame. */
    static final int MAX_CONTROL_BYTES = 125;

    /** The longest header of a masked frame. */
    static final int MAX_HEADER_BYTES = 14;

    /** Length codes for a length in the following 2 or 8 bytes. */
    static final int LENGTH_16 = 126;

    static final int LENGTH_64 = 127;

    static final int NORMAL_CLOSURE = 1000;

    private Frames() {}
}
