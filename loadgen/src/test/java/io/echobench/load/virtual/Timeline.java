package io.echobench.load.virtual;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/** What will happen, in the order of time; what was planned first comes first at equal times. */
final class Timeline {

    private record Event(long at, long order, LongConsumer action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long planned;

    /** Plans an action, which is told its own time. */
    void at(long nanos, LongConsumer action) {
        events.add(new Event(nanos, planned++, action));
    }

    /** When the next thing happens; {@link Long#MAX_VALUE} if nothing will. */
    long next() {
        Event event = events.peek();
        return event == null ? Long.MAX_VALUE : event.at();
    }

    /** Lets everything happen that is due by a time, and what follows from it by then. */
    void runUntil(long nanos) {
        while (next() <= nanos) {
            Event event = events.remove();
            event.action().accept(event.at());
        }
    }
}
