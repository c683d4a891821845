package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A group of event loops and the threads it runs on: a terminated group may still have threads on their way out. */
final class EventLoops {

    private static final long SECONDS_TO_END = 2;

    private final EventLoopGroup group;
    private final List<Thread> threads;

    private EventLoops(EventLoopGroup group, List<Thread> threads) {
        this.group = group;
        this.threads = threads;
    }

    static EventLoops open(Transport transport, int count) throws BackendException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        DefaultThreadFactory factory = new DefaultThreadFactory("netty-" + transport.name()) {
            @Override
            protected Thread newThread(Runnable loop, String name) {
                Thread thread = super.newThread(loop, name);
                threads.add(thread);
                return thread;
            }
        };
        try {
            return new EventLoops(new MultiThreadIoEventLoopGroup(count, factory, transport.ioHandler()), threads);
        } catch (IllegalStateException e) {
            throw new BackendException(
                    "Netty cannot open " + count + " event loops on " + transport.name() + ": " + e.getMessage()
                            + "; raise the limits of open files and of locked memory (ulimit -n, -l), or take fewer loops",
                    e);
        }
    }

    EventLoopGroup group() {
        return group;
    }

    /** Ends the loops and waits for their threads; an interrupt ends the waiting. */
    void close() {
        group.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS).awaitUninterruptibly();
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
