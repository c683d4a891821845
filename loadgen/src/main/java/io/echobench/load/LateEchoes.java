package io.echobench.load;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers the messages of a connection that were given up, so that an echo which comes even later is known as theirs and is
 * not taken for another's. Nothing on the hot path: it is empty unless something timed out.
 */
final class LateEchoes {

    private final Set<Long> numbers = new HashSet<>();
    private final ArrayDeque<Message> anonymous = new ArrayDeque<>();

    boolean isEmpty() {
        return numbers.isEmpty() && anonymous.isEmpty();
    }

    /** A sent message is given up. */
    void expect(Message message, long number) {
        if (message.identified) {
            if (numbers.size() < Outstanding.LIMIT) {
                numbers.add(number);
            }
        } else if (anonymous.size() < Outstanding.LIMIT) {
            anonymous.add(message);
        }
    }

    /** Whether the echo is that of a message that was given up; true once for each. */
    boolean take(boolean binary, byte[] echo, int from, int length) {
        Message oldest = anonymous.peek();
        if (oldest != null && oldest.equalTo(MessageId.NONE, binary, echo, from, length)) {
            anonymous.remove();
            return true;
        }
        return length >= MessageId.BYTES && !numbers.isEmpty() && numbers.remove(MessageId.read(echo, from));
    }

    /** Forgets the messages without an id: what comes from now on would be taken for theirs. */
    void newPhase() {
        anonymous.clear();
    }
}
