package io.echobench.load;

/**
 * Counts what one connection's server says without having been asked: pings, pongs, and messages that answer nothing. A server that
 * sends each echo twice is counted message by message, to its end; one that does little else than talk is stopped. One thread; an
 * echo costs nothing here.
 */
final class FloodGuard {

    private static final long WINDOW_NANOS = 1_000_000_000;

    /** For each message that was answered in a window, so many more frames may come in it. */
    private static final int FRAMES_PER_ANSWER = 4;

    private final int framesPerSecond;
    private long windowEndsNanos = Long.MIN_VALUE;
    private long answeredBefore;
    private long frames;

    FloodGuard(int framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * One came.
     *
     * @param what it was, in the plural
     * @param answered how many of the connection's messages have been settled so far
     */
    void unasked(String what, long answered, long nowNanos) throws ProtocolViolation {
        if (nowNanos >= windowEndsNanos) {
            windowEndsNanos = nowNanos + WINDOW_NANOS;
            answeredBefore = answered;
            frames = 0;
        }
        frames++;
        if (frames > framesPerSecond + FRAMES_PER_ANSWER * (answered - answeredBefore)) {
            throw new ProtocolViolation(
                    ErrorClass.FLOOD,
                    "the server sent " + what + ", more than " + framesPerSecond
                            + " frames within a second that nothing had asked for");
        }
    }
}
