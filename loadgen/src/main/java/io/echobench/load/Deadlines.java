package io.echobench.load;

import java.util.Arrays;

/**
 * The times at which a loop's connections and sessions want to be woken: a binary heap with one entry for each. An entry is only
 * ever moved to an earlier time; one that has become too early costs a spurious wake, so that a message costs nothing here.
 */
final class Deadlines {

    private Timed[] heap = new Timed[64];
    private int size;

    /** The earliest time; {@link Long#MAX_VALUE} without any. */
    long firstNanos() {
        return size == 0 ? Long.MAX_VALUE : heap[0].wakeNanos;
    }

    /** Wakes it at that time, or earlier if that was asked for before. */
    void wakeAt(Timed timed, long nanos) {
        if (timed.heapIndex < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            timed.wakeNanos = nanos;
            up(size++, timed);
        } else if (nanos < timed.wakeNanos) {
            timed.wakeNanos = nanos;
            up(timed.heapIndex, timed);
        }
    }

    /** Wakes it at that time, whatever was asked for before. */
    void resetTo(Timed timed, long nanos) {
        forget(timed);
        wakeAt(timed, nanos);
    }

    /** It is not to be woken any more. */
    void forget(Timed timed) {
        int index = timed.heapIndex;
        if (index < 0) {
            return;
        }
        timed.heapIndex = -1;
        Timed last = heap[--size];
        if (index < size) {
            down(index, last);
            up(last.heapIndex, last);
        }
    }

    /** Wakes all whose time has come. */
    void wakeDue(long nowNanos) {
        while (size > 0 && heap[0].wakeNanos <= nowNanos) {
            Timed due = heap[0];
            forget(due);
            due.wake(nowNanos);
        }
    }

    private void up(int from, Timed timed) {
        int index = from;
        while (index > 0 && heap[(index - 1) / 2].wakeNanos > timed.wakeNanos) {
            put(index, heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }
        put(index, timed);
    }

    private void down(int from, Timed timed) {
        int index = from;
        while (2 * index + 1 < size) {
            int child = 2 * index + 1;
            if (child + 1 < size && heap[child + 1].wakeNanos < heap[child].wakeNanos) {
                child++;
            }
            if (heap[child].wakeNanos >= timed.wakeNanos) {
                break;
            }
            put(index, heap[child]);
            index = child;
        }
        put(index, timed);
    }

    private void put(int index, Timed timed) {
        heap[index] = timed;
        timed.heapIndex = index;
    }
}
