package io.echobench.load;

import java.util.HashMap;
import java.util.Map;

/** The answers of one session that a later step may still ask for, by the number of the message. */
final class AnswerWindow {

    /** More than this behind the newest, and an answer is forgotten: no session may keep all that it ever heard. */
    static final int KEPT = Outstanding.LIMIT;

    /** Stands for an answer that did not come. */
    static final Answer GIVEN_UP = new Answer(false, new byte[0], 0);

    /** What came, and when. */
    static final class Answer {

        private final boolean binary;
        private final byte[] message;
        private final long receivedNanos;

        Answer(boolean binary, byte[] message, long receivedNanos) {
            this.binary = binary;
            this.message = message;
            this.receivedNanos = receivedNanos;
        }

        boolean binary() {
            return binary;
        }

        byte[] message() {
            return message;
        }

        long receivedNanos() {
            return receivedNanos;
        }
    }

    private final Map<Long, Answer> answers = new HashMap<>();
    private long count;

    /** The answer to the next message, which a step may ask for. */
    void keep(Answer answer) {
        answers.put(count, answer);
        answers.remove(count - KEPT);
        count++;
    }

    /** The answer to the next message, which nobody asks for. */
    void pass() {
        count++;
    }

    /** How many answers came, or were given up. */
    long count() {
        return count;
    }

    /** Whether the answer to that message is kept. */
    boolean isKept(long message) {
        return answers.containsKey(message);
    }

    /** Whether that message was answered or given up. */
    boolean has(long message) {
        return message < count;
    }

    /** The answer to that message; given up where it was forgotten or taken before. */
    Answer take(long message) {
        Answer answer = answers.remove(message);
        return answer == null ? GIVEN_UP : answer;
    }
}
