package io.echobench.load;

/**
 * What a {@link FrameDecoder} finds; the bytes are valid only during the call. One that has had enough throws, which ends the
 * decoding.
 */
interface FrameSink {

    /** A whole message. */
    void message(boolean binary, byte[] bytes, int from, int length) throws ProtocolViolation;

    /** A ping, to be answered with the same payload. */
    void ping(byte[] bytes, int from, int length) throws ProtocolViolation;

    /** A pong: it asks for nothing, and none was asked for. */
    void pong() throws ProtocolViolation;

    /** A close frame: nothing may follow it. */
    void close(byte[] bytes, int from, int length);
}
