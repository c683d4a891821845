package io.echobench.load;

/**
 * The messages of one connection that are due and not yet settled, oldest first: first those that were sent, then those that wait
 * for the socket. A ring that grows by doubling up to {@value #LIMIT} and then allocates no more; it begins with one place, because most
 * connections of a large load have one message under way, and its numbers lie side by side in one array, because an idle connection
 * keeps it. Hot: positions count up for ever, {@code slot(position)} is where a position lies in the arrays.
 */
final class Outstanding {

    /** More than this at once on one connection and a message is counted as unsent. */
    static final int LIMIT = 1 << 16;

    /** What became of a message that is still in the ring. */
    enum State {
        /** Waits for the socket. */
        QUEUED,
        /** Sent; its echo is awaited. */
        SENT,
        /** Its echo came before that of an older message. */
        EARLY,
        /** Counted already; it only waits for older ones to leave the ring. */
        SETTLED
    }

    /** Stand for the time at which an echo came, where none is kept. */
    private static final long AWAITED = Long.MIN_VALUE;

    private static final long COUNTED = Long.MIN_VALUE + 1;

    /** Each slot has so many numbers, at these places. */
    private static final int WIDTH_BITS = 2;

    private static final int NUMBER = 0;
    private static final int INTENDED = 1;
    private static final int WRITTEN = 2;
    private static final int RECEIVED = 3;

    private long[] numbers = new long[1 << WIDTH_BITS];
    private Message[] messages = new Message[1];

    /** Position of the oldest. */
    long head;

    /** Position of the first that waits for the socket. */
    long firstQueued;

    /** Position after the newest. */
    long tail;

    int slot(long position) {
        return (int) position & (messages.length - 1);
    }

    Message message(int slot) {
        return messages[slot];
    }

    /** See {@link MessageId}. */
    long number(int slot) {
        return numbers[(slot << WIDTH_BITS) + NUMBER];
    }

    long intendedNanos(int slot) {
        return numbers[(slot << WIDTH_BITS) + INTENDED];
    }

    /** Of one that was sent. */
    long writtenNanos(int slot) {
        return numbers[(slot << WIDTH_BITS) + WRITTEN];
    }

    /** Of one that is early. */
    long receivedNanos(int slot) {
        return numbers[(slot << WIDTH_BITS) + RECEIVED];
    }

    State state(long position) {
        if (position >= firstQueued) {
            return State.QUEUED;
        }
        long received = receivedNanos(slot(position));
        return received == AWAITED ? State.SENT : received == COUNTED ? State.SETTLED : State.EARLY;
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
        if (tail - head == messages.length) {
            grow();
        }
        int slot = slot(tail);
        tail++;
        messages[slot] = queued;
        numbers[(slot << WIDTH_BITS) + NUMBER] = queuedNumber;
        numbers[(slot << WIDTH_BITS) + INTENDED] = queuedIntendedNanos;
    }

    /** The first one that was queued is sent. */
    void sent(long nowNanos) {
        int slot = slot(firstQueued);
        firstQueued++;
        numbers[(slot << WIDTH_BITS) + WRITTEN] = nowNanos;
        numbers[(slot << WIDTH_BITS) + RECEIVED] = AWAITED;
    }

    /** The echo of one that was sent came before that of an older one. */
    void early(long position, long receivedNanos) {
        numbers[(slot(position) << WIDTH_BITS) + RECEIVED] = receivedNanos;
    }

    /** One that was sent is counted. */
    void settled(long position) {
        numbers[(slot(position) << WIDTH_BITS) + RECEIVED] = COUNTED;
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
            long there = number(slot(middle));
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
        int size = messages.length;
        long[] olderNumbers = numbers;
        Message[] olderMessages = messages;
        numbers = new long[olderNumbers.length * 2];
        messages = new Message[size * 2];
        for (long position = head; position < head + size; position++) {
            int from = (int) position & (size - 1);
            int to = slot(position);
            System.arraycopy(olderNumbers, from << WIDTH_BITS, numbers, to << WIDTH_BITS, 1 << WIDTH_BITS);
            messages[to] = olderMessages[from];
        }
    }
}
