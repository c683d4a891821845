package io.echobench.load.virtual;

import java.util.List;
import java.util.stream.LongStream;

/**
 * When a server stands still. Times are nanoseconds since the arrival of its first message.
 *
 * @param list in order, not touching
 */
record Stalls(List<Stall> list) {

    /** From {@code beginNanos} until just before {@code endNanos}. */
    record Stall(long beginNanos, long endNanos) {

        long nanos() {
            return endNanos - beginNanos;
        }
    }

    static final Stalls NONE = new Stalls(List.of());

    /** Copies the list. */
    Stalls {
        list = List.copyOf(list);
    }

    /** Stalls of one length: the first begins at {@code firstNanos}, the others each a period later, until {@code untilNanos}. */
    static Stalls every(long periodNanos, long lengthNanos, long firstNanos, long untilNanos) {
        return new Stalls(LongStream.iterate(firstNanos, begin -> begin < untilNanos, begin -> begin + periodNanos)
                .mapToObj(begin -> new Stall(begin, begin + lengthNanos))
                .toList());
    }

    /** The given time, or the end of the stall that it lies in. */
    long afterStall(long nanos) {
        int index = lastBegunBy(nanos);
        return index < 0 ? nanos : Math.max(nanos, list.get(index).endNanos());
    }

    /** When work is done that begins at the earliest at {@code beginNanos}, and rests during stalls. */
    long finish(long beginNanos, long workNanos) {
        long at = afterStall(beginNanos);
        long left = workNanos;
        for (int next = lastBegunBy(at) + 1; next < list.size(); next++) {
            Stall stall = list.get(next);
            if (at + left <= stall.beginNanos()) {
                break;
            }
            left -= stall.beginNanos() - at;
            at = stall.endNanos();
        }
        return at + left;
    }

    private int lastBegunBy(long nanos) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).beginNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
