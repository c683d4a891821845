package io.echobench.harness.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early and in order: when this JVM is told to end (Ctrl-C, SIGTERM, the death of the process that started it), the
 * thread of the run is interrupted and gets a few seconds to stop its children, keep what is finished and print the table. Children
 * get a second of these, so that a hanging one holds nothing up. A second Ctrl-C ends everything at once.
 */
public final class Stop implements AutoCloseable {

    private static final long SECONDS = 15;
    private static final int INTERRUPTED = 130;

    private final Thread run;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "stop");
    private volatile boolean requested;

    private Stop(Thread run) {
        this.run = run;
    }

    /** Watches over the calling thread until it is closed. */
    public static Stop watch() {
        Stop stop = new Stop(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(stop.hook);
        Interrupts.handle(() -> System.exit(INTERRUPTED), Stop::endAtOnce);
        return stop;
    }

    /** Ends this JVM, in the same order, once the process with that id is gone. */
    public static void whenGone(long parent) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
            System.exit(143);
        });
    }

    private void interruptAndWait() {
        run.interrupt(); // first: who sees the request then has the interrupt, too, and none comes after it
        requested = true;
        try {
            for (int second = 0; second < SECONDS; second++) {
                if (ended.await(1, TimeUnit.SECONDS)) {
                    return;
                }
                killChildren();
            }
            System.err.println("the run did not stop within " + SECONDS + " s; its processes are killed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endAtOnce() {
        killChildren();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    private static void killChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether the run is to end now. */
    public boolean requested() {
        return requested;
    }

    /** The run has ended and left no process. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this JVM is ending already
        }
    }
}
