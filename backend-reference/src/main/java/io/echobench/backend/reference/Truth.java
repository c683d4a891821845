package io.echobench.backend.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that is injected at one moment.
 *
 * @param delay what each echo waits on its own
 * @param service what each message takes in the server's single file: an M/M/1 queue when it is exponential and
 *     arrivals are Poisson
 * @param burnNanos CPU burnt on each message
 * @param faults at most one of each kind, in the order of {@link Fault.Kind}
 */
record Truth(Timing delay, Timing service, long burnNanos, Stall stall, Ballast ballast, List<Fault> faults) {

    /** Nothing is injected. */
    static final Truth PLAIN = new Truth(Timing.NONE, Timing.NONE, 0, Stall.NONE, Ballast.NONE, List.of());

    /** Whether a message is simply echoed, at once. */
    boolean echoesAtOnce() {
        return faults.isEmpty() && delay.law() instanceof Law.Zero && service.law() instanceof Law.Zero;
    }

    Truth withDelay(Timing timing) {
        return new Truth(timing, service, burnNanos, stall, ballast, faults);
    }

    Truth withService(Timing timing) {
        return new Truth(delay, timing, burnNanos, stall, ballast, faults);
    }

    Truth withBurnNanos(long nanos) {
        return new Truth(delay, service, nanos, stall, ballast, faults);
    }

    Truth withStall(Stall newStall) {
        return new Truth(delay, service, burnNanos, newStall, ballast, faults);
    }

    Truth withBallast(Ballast newBallast) {
        return new Truth(delay, service, burnNanos, stall, newBallast, faults);
    }

    Truth with(Fault fault) {
        List<Fault> all = new ArrayList<>(without(fault.kind()).faults);
        all.add(fault);
        all.sort(Comparator.comparing(Fault::kind));
        return new Truth(delay, service, burnNanos, stall, ballast, List.copyOf(all));
    }

    Truth without(Fault.Kind kind) {
        List<Fault> others =
                faults.stream().filter(fault -> fault.kind() != kind).toList();
        return new Truth(delay, service, burnNanos, stall, ballast, others);
    }
}
