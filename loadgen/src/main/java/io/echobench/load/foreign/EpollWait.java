package io.echobench.load.foreign;

import java.io.IOException;
import java.util.Optional;

/**
 * Waits until an epoll instance has something, with a timeout in nanoseconds: a {@link java.nio.channels.Selector} has one in milliseconds. It takes nothing
 * from the instance, which is level-triggered: a select that follows finds what there is. One thread.
 */
public final class EpollWait {

    private final Epoll epoll;

    private EpollWait(Epoll epoll) {
        this.epoll = epoll;
    }

    /**
     * For the calling thread, whose timers become precise; empty where JVM or kernel have not what it takes.
     *
     * @param file file descriptor of the instance
     */
    public static Optional<EpollWait> of(int file) {
        if (Runtime.version().feature() < LinuxCalls.FIRST_FEATURE) {
            return Optional.empty();
        }
        try {
            Epoll epoll = Epoll.at(file);
            int ignored = epoll.await(0);
            epoll.sharpenTimers();
            return Optional.of(new EpollWait(epoll));
        } catch (IOException | UnsupportedOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * Returns when the instance has something, when the time is up, or earlier where a signal came.
     *
     * @param nanos at least 0
     * @return whether the instance has something
     */
    public boolean await(long nanos) throws IOException {
        return epoll.await(nanos) > 0;
    }
}
