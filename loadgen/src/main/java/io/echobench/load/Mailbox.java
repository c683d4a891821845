package io.echobench.load;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Between loops and the control thread: a queue without locks one way, a pool of slices the other way. */
final class Mailbox {

    /** What a loop told. */
    sealed interface Letter {
        record Began(int phase, long nanoTime) implements Letter {}

        record ScheduleEnded(int phase, long nanoTime) implements Letter {}

        record Filled(Slice slice) implements Letter {}

        /** A loop is at its end; the sentence says why if not because its plan is. */
        record Ended(@Nullable String failure) implements Letter {}
    }

    private final ConcurrentLinkedQueue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Slice> pool = new ConcurrentLinkedQueue<>();
    private final Thread control;

    /** A mailbox that the given thread reads, with so many slices made in advance. */
    Mailbox(Thread control, int slices) {
        this.control = control;
        for (int i = 0; i < slices; i++) {
            pool.add(new Slice());
        }
    }

    void post(Letter letter) {
        letters.add(letter);
        LockSupport.unpark(control);
    }

    /** The next letter, after waiting for at most that long; null when none came. Called by the control thread. */
    @Nullable
    Letter next(long waitNanos) {
        Letter letter = letters.poll();
        if (letter == null) {
            LockSupport.parkNanos(this, waitNanos);
            letter = letters.poll();
        }
        return letter;
    }

    /** Takes a slice back. */
    void recycle(Slice slice) {
        slice.clear();
        pool.add(slice);
    }

    /** What a loop tells goes into this mailbox. */
    LoopListener listener() {
        return new LoopListener() {
            @Override
            public void phaseBegan(int phase, long nanoTime) {
                post(new Letter.Began(phase, nanoTime));
            }

            @Override
            public void scheduleEnded(int phase, long nanoTime) {
                post(new Letter.ScheduleEnded(phase, nanoTime));
            }

            @Override
            public Slice emptySlice() {
                Slice pooled = pool.poll();
                return pooled == null ? new Slice() : pooled;
            }

            @Override
            public void filled(Slice slice) {
                post(new Letter.Filled(slice));
            }
        };
    }
}
