package io.echobench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop, and the only way in which a loop waits. All calls come from that loop's thread; handlers are
 * called within {@link #dispatch} and at no other time.
 */
public interface Wire extends AutoCloseable {

    /**
     * Starts to connect; the outcome is told to the handler in a later {@link #dispatch}, unless the link that is returned is
     * {@linkplain Link#upAtOnce up at once}.
     *
     * @param local the address to connect from; null: the system's choice
     * @throws IOException when the attempt fails at once
     */
    Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) throws IOException;

    /**
     * Waits until a link is ready, at most until {@code untilNanos} on the loop's clock; does not wait when that is past. A wire
     * may come back earlier with nothing, and one that spins always does. In virtual time this is what moves the clock: to the
     * next event or to {@code untilNanos}, whichever is first.
     *
     * @return how many links are ready
     */
    int poll(long untilNanos) throws IOException;

    /**
     * Like {@link #poll}, while nothing is measured and nothing outstanding: may sleep whatever else it does, and leave the CPU to others
     * until then.
     *
     * @return how many links are ready
     */
    default int rest(long untilNanos) throws IOException {
        return poll(untilNanos);
    }

    /** Whether {@link #poll} never waits, whatever is due when: then any time that passes in it is a pause of the loop. */
    default boolean spins() {
        return false;
    }

    /**
     * How long the last {@link #poll} or {@link #rest} worked instead of looking or waiting, in nanoseconds: of a wire that sends and receives
     * within it. That is time in which the loop was busy. 0 of one whose links do the work when they are told to.
     */
    default long workedNanos() {
        return 0;
    }

    /** Calls the handlers of the links that the last poll found ready. */
    void dispatch();

    /** Ends every connection; idempotent. */
    @Override
    void close() throws IOException;
}
