package io.echobench.load;

import org.jspecify.annotations.Nullable;

/**
 * Finds the message that an echo answers and decides what became of it. Hot in its first lines: one thread, nothing allocated as
 * long as echoes come in order.
 *
 * <p>Echoes come first in, first out. One that belongs to a later message shows that older ones were dropped or overtaken, and
 * only the future can tell which: the later one waits as <em>early</em>. If an older echo comes after it, both are mismatches; if it
 * never comes, it is a timeout and the early one is completed with the time at which it came.
 */
final class Matcher {

    /** What a message was. */
    enum Heard {
        /** It answered one of those that are outstanding, rightly or not. */
        ANSWER,
        /** It answered one that had been given up. */
        LATE,
        /** It answered nothing. */
        UNASKED
    }

    private static final long ANSWERED_BEFORE = -1;

    private final Outstanding ring;

    /** Made when a message is given up for the first time. */
    private @Nullable LateEchoes late;

    /** Position after the newest that is early, or was. */
    private long earlyEnd;

    private boolean flawless = true;
    private boolean discarding;

    Matcher(Outstanding ring) {
        this.ring = ring;
    }

    /** Whether nothing but exact echoes came. */
    boolean isFlawless() {
        return flawless;
    }

    /** A new phase begins; nothing is outstanding. */
    void newPhase() {
        if (late != null) {
            late.newPhase();
        }
        earlyEnd = 0;
    }

    /** A message came. */
    Heard echo(PhaseRecorder recorder, boolean binary, byte[] bytes, int from, int length, long receivedNanos) {
        int slot = ring.slot(ring.head);
        if (ring.awaitsEcho()
                && earlyEnd <= ring.head
                && (late == null || late.isEmpty())
                && ring.message(slot).equalTo(ring.number(slot), binary, bytes, from, length)) {
            recorder.completed(ring.intendedNanos(slot), ring.writtenNanos(slot), receivedNanos);
            ring.removeHead();
            return Heard.ANSWER;
        }
        return odd(recorder, binary, bytes, from, length, receivedNanos);
    }

    private Heard odd(PhaseRecorder recorder, boolean binary, byte[] bytes, int from, int length, long receivedNanos) {
        if (discarding || (late != null && late.take(binary, bytes, from, length))) {
            return Heard.LATE;
        }
        if (!ring.awaitsEcho()) {
            flaw(recorder, ErrorClass.UNEXPECTED, "a message came that answers nothing");
            return Heard.UNASKED;
        }
        long position = position(bytes, from, length);
        if (position == ANSWERED_BEFORE) {
            flaw(recorder, ErrorClass.UNEXPECTED, "a message was echoed more than once");
            return Heard.UNASKED;
        }
        int slot = ring.slot(position);
        if (!ring.message(slot).equalTo(ring.number(slot), binary, bytes, from, length)) {
            mismatch(recorder, position, "an echo differs from what was sent");
        } else if (position < earlyEnd) {
            outOfOrder(recorder, position);
        } else {
            ring.early(position, receivedNanos);
            earlyEnd = position + 1;
        }
        removeSettled(recorder);
        return Heard.ANSWER;
    }

    /** Where the message lies that the echo answers: by its id, or else, like any that cannot be told, the oldest. */
    private long position(byte[] echo, int from, int length) {
        int head = ring.slot(ring.head);
        long number = length >= MessageId.BYTES ? MessageId.read(echo, from) : MessageId.NONE;
        if (number == MessageId.NONE || !ring.message(head).identified) {
            return ring.head;
        }
        long position = ring.find(number);
        if (position >= 0 && ring.state(position) == Outstanding.State.SENT) {
            return position;
        }
        return position >= 0 || number < ring.number(head) ? ANSWERED_BEFORE : ring.head;
    }

    /** The echo at {@code position} comes after that of a newer message: it is wrong, and so are those that overtook it. */
    private void outOfOrder(PhaseRecorder recorder, long position) {
        mismatch(recorder, position, "echoes came out of order");
        for (long newer = position + 1; newer < earlyEnd; newer++) {
            if (ring.state(newer) == Outstanding.State.EARLY) {
                mismatch(recorder, newer, "echoes came out of order");
            }
        }
    }

    private void mismatch(PhaseRecorder recorder, long position, String sentence) {
        ring.settled(position);
        flaw(recorder, ErrorClass.MISMATCH, sentence);
    }

    /** Takes out of the ring what is settled, up to the next message that still waits for its echo. */
    private void removeSettled(PhaseRecorder recorder) {
        while (ring.awaitsEcho() && ring.state(ring.head) != Outstanding.State.SENT) {
            removeEarlyOrSettled(recorder);
        }
    }

    private void removeEarlyOrSettled(PhaseRecorder recorder) {
        int slot = ring.slot(ring.head);
        if (ring.state(ring.head) == Outstanding.State.EARLY) {
            recorder.completed(ring.intendedNanos(slot), ring.writtenNanos(slot), ring.receivedNanos(slot));
        }
        ring.removeHead();
    }

    /**
     * Gives up the messages that were due at {@code intendedNanos} or earlier.
     *
     * @return how many
     */
    int expire(PhaseRecorder recorder, long intendedNanos) {
        int expired = 0;
        while (!ring.isEmpty() && ring.intendedNanos(ring.slot(ring.head)) <= intendedNanos) {
            int slot = ring.slot(ring.head);
            if (ring.state(ring.head) == Outstanding.State.SENT) {
                giveUp(ring.message(slot), ring.number(slot));
                flaw(recorder, ErrorClass.TIMEOUT, "no echo came in time");
            } else {
                flaw(recorder, ErrorClass.UNSENT, "the socket took no more bytes in time");
            }
            ring.removeHead();
            removeSettled(recorder);
            expired++;
        }
        return expired;
    }

    private void giveUp(Message message, long number) {
        if (late == null) {
            late = new LateEchoes();
        }
        late.expect(message, number);
    }

    /** The connection has ended; the oldest message that was sent is counted as {@code first}, the others as closed. */
    void end(PhaseRecorder recorder, ErrorClass first, String sentence) {
        ErrorClass error = first;
        while (!ring.isEmpty()) {
            switch (ring.state(ring.head)) {
                case QUEUED -> {
                    flaw(recorder, ErrorClass.UNSENT, sentence);
                    ring.removeHead();
                }
                case SENT -> {
                    flaw(recorder, error, sentence);
                    error = ErrorClass.CLOSED;
                    ring.removeHead();
                }
                default -> removeEarlyOrSettled(recorder);
            }
        }
        if (error == ErrorClass.PROTOCOL) {
            flaw(recorder, ErrorClass.UNEXPECTED, sentence);
        }
    }

    /** Nobody waits any longer: what is outstanding is counted as discarded, and what still comes is nobody's. */
    void discard(PhaseRecorder recorder) {
        discarding = true;
        while (!ring.isEmpty()) {
            switch (ring.state(ring.head)) {
                case QUEUED, SENT -> {
                    recorder.discarded();
                    ring.removeHead();
                }
                default -> removeEarlyOrSettled(recorder);
            }
        }
    }

    private void flaw(PhaseRecorder recorder, ErrorClass error, String sentence) {
        flawless = false;
        recorder.error(error, sentence);
    }
}
