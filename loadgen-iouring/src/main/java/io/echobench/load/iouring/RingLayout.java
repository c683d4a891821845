package io.echobench.load.iouring;

import java.nio.ByteBuffer;

/**
 * Where the kernel put the two queues, as {@code struct io_uring_params} says after the setup (linux/io_uring.h): byte offsets into the memory that both
 * share.
 *
 * @param sqTail we write: how much was added
 * @param sqFlags the kernel writes: what it wants
 * @param sqArray the indexes of the entries, in the order in which they are submitted
 * @param cqHead we write: how much was taken
 * @param cqTail the kernel writes: how much there is
 * @param cqes the completions
 * @param bytes of all this memory
 */
record RingLayout(int sqTail, int sqFlags, int sqArray, int cqHead, int cqTail, int cqes, long bytes) {

    /** {@code sizeof(struct io_uring_params)}. */
    static final int PARAMS_BYTES = 120;

    private static final int SQ_OFF = 40;
    private static final int CQ_OFF = 80;

    static RingLayout read(ByteBuffer params) {
        int sqEntries = params.getInt(0);
        int cqEntries = params.getInt(4);
        int sqArray = params.getInt(SQ_OFF + 24);
        int cqes = params.getInt(CQ_OFF + 20);
        return new RingLayout(
                params.getInt(SQ_OFF + 4),
                params.getInt(SQ_OFF + 16),
                sqArray,
                params.getInt(CQ_OFF),
                params.getInt(CQ_OFF + 4),
                cqes,
                Math.max(sqArray + 4L * sqEntries, cqes + 16L * cqEntries));
    }
}
