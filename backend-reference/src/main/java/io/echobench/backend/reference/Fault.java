package io.echobench.backend.reference;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Something that happens to every n-th message. Messages are counted from 1, over the whole server, since the fault was
 * set; those that an earlier {@link Kind} has taken are not counted, nor are empty ones by {@link Kind#CORRUPT}. So no
 * message has two faults and every count is exact. With several event loops the count stays exact; which message is the
 * n-th then depends on their race.
 *
 * @param everyNth n, at least 1
 * @param octet which byte of the payload {@link Kind#CORRUPT} changes; the last one when the payload is shorter
 */
record Fault(Kind kind, long everyNth, int octet, AtomicLong seen) {

    /** In the order in which they get to see a message. */
    enum Kind {
        CLOSE,
        DISCONNECT,
        HALF_FRAME,
        DROP,
        CORRUPT,
        DUPLICATE,
        REORDER
    }

    /** Counts a message; whether it is one of the n-th. */
    boolean hits(int payloadBytes) {
        return (payloadBytes > 0 || kind != Kind.CORRUPT) && seen.incrementAndGet() % everyNth == 0;
    }
}
