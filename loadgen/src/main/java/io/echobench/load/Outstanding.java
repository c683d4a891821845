package io.echobench.load;

/**
 * The messages of one connection that are due and not yet settled, oldest first: first those that were sent, then those that wait
 * for the socket. A ring that grows by doubling up to {@value #LIMIT} and then allocates no more. Hot: fields are open, positions
 * count up for ever, {@code slot(position)} is where a position lies in the arrays.
 */
final class Outstanding {

    /** More than this at once on one connection and a message is counted as unsent. */
    static final int LIMIT = 1 << 16;

    /** Waits for the socket. */
    static final byte QUEUED = 0;

    /** Sent; its echo is awaited. */
    static final byte SENT = 1;

    /** Its echo came before that of an older message. */
    static final byte EARLY = 2;

    /** Counted already; it only waits for older ones to leave the ring. */
    static final byte SETTLED = 3;

    long[] intendedNanos = new long[4];
    long[] writtenNanos = new long[4];
    long[] receivedNanos = new long[4];
    long[] number = new long[4];
    Message[] message = new Message[4];
    byte[] state = new byte[4];

    /** Position of the oldest. */
    long head;

    /** Position of the first that waits for the socket. */
    long firstQueued;

    /** Position after the newest. */
    long tail;

    int slot(long position) {
        return (int) position & (state.length - 1);
    }

    boolean isEmpty() {
        return head == tail;
    }

    boolean hasRoom() {
        return tail - head < LIMIT;
    }

    boolean hasQueued() {
        return firstQueued < tail;
    }

    /** Whether the oldest was sent, so that an echo could be its. */
    boolean awaitsEcho() {
        return head < firstQueued;
    }

    /** Takes a message in that is to be sent; only while there is room. */
    void add(Message queued, long queuedNumber, long queuedIntendedNanos) {
        if (tail - head == state.length) {
            grow();
        }
        int slot = slot(tail);
        tail++;
        message[slot] = queued;
        number[slot] = queuedNumber;
        intendedNanos[slot] = queuedIntendedNanos;
        state[slot] = QUEUED;
    }

    /** The first one that was queued is sent. */
    void sent(long nowNanos) {
        int slot = slot(firstQueued);
        firstQueued++;
        state[slot] = SENT;
        writtenNanos[slot] = nowNanos;
    }

    /** Takes the oldest out. */
    void removeHead() {
        head++;
        firstQueued = Math.max(firstQueued, head);
    }

    /** The position of the sent message with that number; -1 when there is none. Numbers ascend. */
    long find(long wanted) {
        long low = head;
        long high = firstQueued - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long there = number[slot(middle)];
            if (there == wanted) {
                return middle;
            }
            if (there < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Doubles the ring; positions stay what they are. */
    private void grow() {
        int size = state.length;
        long[] olderIntended = intendedNanos;
        long[] olderWritten = writtenNanos;
        long[] olderReceived = receivedNanos;
        long[] olderNumber = number;
        Message[] olderMessage = message;
        byte[] olderState = state;
        intendedNanos = new long[size * 2];
        writtenNanos = new long[size * 2];
        receivedNanos = new long[size * 2];
        number = new long[size * 2];
        message = new Message[size * 2];
        state = new byte[size * 2];
        for (long position = head; position < head + size; position++) {
            int from = (int) position & (size - 1);
            int to = slot(position);
            intendedNanos[to] = olderIntended[from];
            writtenNanos[to] = olderWritten[from];
            receivedNanos[to] = olderReceived[from];
            number[to] = olderNumber[from];
            message[to] = olderMessage[from];
            state[to] = olderState[from];
        }
    }
}
