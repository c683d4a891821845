package io.echobench.backend.netty;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the threads of a group, and waits for their end: a terminated group may still have threads on their way out. */
final class LoopThreads extends DefaultThreadFactory {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    LoopThreads(String name) {
        super(name);
    }

    @Override
    protected Thread newThread(Runnable loop, String name) {
        Thread thread = super.newThread(loop, name);
        threads.add(thread);
        return thread;
    }

    /** Waits for at most a second each; an interrupt ends the waiting. */
    void join() {
        try {
            for (Thread thread : threads) {
                thread.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
