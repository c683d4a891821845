package io.echobench.load;

/** Something that wants to be woken at a time; see {@link Deadlines}. */
abstract class Timed {

    /** When, while it is in the heap. */
    long wakeNanos;

    /** Where in the heap; -1: it is not. */
    int heapIndex = -1;

    /** It is time, or later. It may be earlier than what it waits for by now: then it asks again. */
    abstract void wake(long nowNanos);
}
