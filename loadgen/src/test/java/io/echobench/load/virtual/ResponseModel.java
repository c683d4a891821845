package io.echobench.load.virtual;

import java.util.function.LongSupplier;

/**
 * What must be measured, from the schedule and the logged stalls alone: a plain replay of a first-in, first-out queue, written
 * without a look at how the simulation does it.
 */
final class ResponseModel {

    private ResponseModel() {}

    /**
     * The response time of each message.
     *
     * @param due when each is due, in order, on any clock
     * @param work how much work each is
     * @param stalls since the first is due
     */
    static long[] responses(long[] due, LongSupplier work, Stalls stalls, long rttNanos) {
        long[] responses = new long[due.length];
        long free = 0;
        int stall = 0;
        for (int i = 0; i < due.length; i++) {
            long at = Math.max(due[i] - due[0], free);
            long left = work.getAsLong();
            while (stall < stalls.list().size()
                    && stalls.list().get(stall).beginNanos() <= Math.max(at, at + left - 1)) {
                Stalls.Stall next = stalls.list().get(stall);
                if (next.endNanos() > at) {
                    left -= Math.max(0, next.beginNanos() - at);
                    at = next.endNanos();
                }
                stall++;
            }
            free = at + left;
            responses[i] = free + rttNanos - (due[i] - due[0]);
        }
        return responses;
    }
}
