package io.echobench.load;

import java.util.ArrayDeque;

/**
 * Remembers the messages of a connection that were given up, so that an echo which comes even later is known as theirs and is
 * not taken for another's. Nothing on the hot path: it is empty unless something timed out. A server that never answers fills it,
 * so a message takes 8 bytes here, and the most that are kept of either kind are {@value Outstanding#LIMIT}.
 */
final class LateEchoes {

    private static final long[] NONE = {};

    /** Ascending, from {@code first} to before {@code end}; the complement of one whose echo came. */
    private long[] numbers = NONE;

    private int first;
    private int end;
    private final ArrayDeque<Message> anonymous = new ArrayDeque<>(1);

    boolean isEmpty() {
        return first == end && anonymous.isEmpty();
    }

    /** A sent message is given up; numbers ascend. */
    void expect(Message message, long number) {
        if (message.identified) {
            if (end - first < Outstanding.LIMIT) {
                append(number);
            }
        } else if (anonymous.size() < Outstanding.LIMIT) {
            anonymous.add(message);
        }
    }

    private void append(long number) {
        if (end == numbers.length) {
            long[] target = end - first < numbers.length / 2 ? numbers : new long[Math.max(16, 2 * numbers.length)];
            System.arraycopy(numbers, first, target, 0, end - first);
            numbers = target;
            end -= first;
            first = 0;
        }
        numbers[end++] = number;
    }

    /** Whether the echo is that of a message that was given up; true once for each. */
    boolean take(boolean binary, byte[] echo, int from, int length) {
        Message oldest = anonymous.peek();
        if (oldest != null && oldest.equalTo(MessageId.NONE, binary, echo, from, length)) {
            anonymous.remove();
            return true;
        }
        return length >= MessageId.BYTES && first < end && takeNumber(MessageId.read(echo, from));
    }

    private boolean takeNumber(long number) {
        int low = first;
        int high = end - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = numbers[middle] < 0 ? ~numbers[middle] : numbers[middle];
            if (there == number) {
                boolean awaited = numbers[middle] >= 0;
                numbers[middle] = ~there;
                skipTaken();
                return awaited;
            }
            low = there < number ? middle + 1 : low;
            high = there < number ? high : middle - 1;
        }
        return false;
    }

    private void skipTaken() {
        while (first < end && numbers[first] < 0) {
            first++;
        }
    }

    /** Forgets the messages without an id: what comes from now on would be taken for theirs. */
    void newPhase() {
        anonymous.clear();
    }
}
