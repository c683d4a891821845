package io.echobench.backend.reference;

import java.util.SplittableRandom;

/**
 * What the echoes of one event loop share: the truth as they see it, the single file of the service time, the burner.
 */
final class EchoWork {

    private final Truths truths;
    private final EventLoop loop;
    private final int number;
    private final Burner burner = new Burner();
    private Timing delay = Timing.NONE;
    private Timing service = Timing.NONE;
    private SplittableRandom delayRandom = new SplittableRandom(0);
    private SplittableRandom serviceRandom = new SplittableRandom(0);
    private long serverFreeNanos;

    EchoWork(Truths truths, EventLoop loop, int number) {
        this.truths = truths;
        this.loop = loop;
        this.number = number;
    }

    Truth truth() {
        return truths.now();
    }

    Counters counters() {
        return loop.counters();
    }

    Timers timers() {
        return loop.timers();
    }

    void burn(long nanos) {
        burner.burn(nanos);
    }

    /** When the echo of a message that is here now is due. */
    long dueNanos(Truth truth, long nowNanos) {
        if (!truth.service().equals(service)) {
            service = truth.service();
            serviceRandom = new SplittableRandom(service.seed() + number);
            serverFreeNanos = nowNanos;
        }
        if (!truth.delay().equals(delay)) {
            delay = truth.delay();
            delayRandom = new SplittableRandom(delay.seed() + number);
        }
        serverFreeNanos = Math.max(serverFreeNanos, nowNanos) + service.law().drawNanos(serviceRandom);
        return serverFreeNanos + delay.law().drawNanos(delayRandom);
    }
}
