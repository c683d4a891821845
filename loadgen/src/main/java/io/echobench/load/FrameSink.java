package io.echobench.load;

/** What a {@link FrameDecoder} finds; the bytes are valid only during the call. */
interface FrameSink {

    /** A whole message. */
    void message(boolean binary, byte[] bytes, int from, int length);

    /** A ping, to be answered with the same payload. */
    void ping(byte[] bytes, int from, int length);

    /** A close frame: nothing may follow it. */
    void close(byte[] bytes, int from, int length);
}
