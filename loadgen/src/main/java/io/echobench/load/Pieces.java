package io.echobench.load;

import java.util.Arrays;

/** What has come of a frame, or of a message in fragments, that is not whole yet. Kept only for as long; one thread. */
final class Pieces {

    /** Stands for nothing of the kind, and is never written to. */
    static final Pieces NONE = new Pieces();

    private static final int LONGEST_HEADER = 10;
    private static final int FIRST_MESSAGE_BYTES = 256;

    /** A header that has come in part. */
    final byte[] header = new byte[LONGEST_HEADER];

    int headerCount;

    /** The payload of a control frame. */
    final byte[] control = new byte[Frames.MAX_CONTROL_BYTES];

    /** The message that is being put together; opcode 0: none. */
    int messageOpcode;

    int fragments;
    byte[] message = {};
    int messageBytes;

    /** Adds to the message, of which no more than {@code mostBytes} come. */
    void append(byte[] bytes, int from, int count, int mostBytes) {
        int needed = messageBytes + count;
        if (message.length < needed) {
            int doubled = Math.max(FIRST_MESSAGE_BYTES, message.length * 2);
            message = Arrays.copyOf(message, Math.max(needed, Math.min(mostBytes, doubled)));
        }
        System.arraycopy(bytes, from, message, messageBytes, count);
        messageBytes = needed;
    }

    /** Those of a loop that no connection needs at present: as many as ever were needed at once, with the buffers that they have got. */
    static final class Pool {

        private Pieces[] free = new Pieces[8];
        private int count;

        Pieces take() {
            return count == 0 ? new Pieces() : free[--count];
        }

        /** Takes them back with nothing in them. */
        void give(Pieces pieces) {
            if (count == free.length) {
                free = Arrays.copyOf(free, count * 2);
            }
            free[count++] = pieces;
        }
    }
}
