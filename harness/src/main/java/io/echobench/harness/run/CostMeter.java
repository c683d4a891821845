package io.echobench.harness.run;

import io.echobench.load.Arrivals;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * CPU time of the loaded server per message in short windows of a phase, read from outside: it costs the server nothing. Only where messages
 * arrive evenly is the number of them in a window known without asking anybody. One thread.
 */
final class CostMeter {

    /** Ten of them, and time for a late look, in two seconds. */
    static final long WINDOW_NANOS = 195_000_000;

    /** A shorter phase has too few of them. */
    static final long SHORTEST_PHASE_NANOS = 1_000_000_000;

    private final double perSecond;
    private final long endNanos;
    private final Supplier<ProcessSnapshot> server;
    private final List<Double> costs = new ArrayList<>();
    private Optional<ProcessSnapshot> before = Optional.empty();
    private long dueNanos;

    private CostMeter(double perSecond, long beginNanos, long endNanos, Supplier<ProcessSnapshot> server) {
        this.perSecond = perSecond;
        this.endNanos = endNanos;
        this.server = server;
        dueNanos = beginNanos;
    }

    /**
     * Of a phase; nothing where it cannot be had.
     *
     * @param beginNanos when its schedule begins ({@link System#nanoTime}); may lie ahead
     * @param server reads the run time of its threads
     */
    static Optional<CostMeter> of(Phase phase, long beginNanos, Supplier<ProcessSnapshot> server) {
        return phase instanceof Phase.OpenLoop open
                        && open.measured()
                        && open.arrivals() == Arrivals.UNIFORM
                        && open.nanos() >= SHORTEST_PHASE_NANOS
                ? Optional.of(new CostMeter(open.perSecond(), beginNanos, beginNanos + open.nanos(), server))
                : Optional.empty();
    }

    /** When to look next; the largest value when it is over. */
    long dueNanos() {
        return dueNanos;
    }

    /** Looks, if it is time to. A look that comes too late for the phase is none. */
    void look(long nowNanos) {
        if (nowNanos < dueNanos) {
            return;
        }
        ProcessSnapshot now = server.get();
        if (now.nanoTime() > endNanos) {
            dueNanos = Long.MAX_VALUE;
            return;
        }
        before.ifPresent(earlier ->
                costs.add(now.cpuNanosSince(earlier) / (perSecond * (now.nanoTime() - earlier.nanoTime()) / 1e9)));
        before = Optional.of(now);
        dueNanos = dueNanos + WINDOW_NANOS > endNanos
                ? Long.MAX_VALUE
                : Math.max(dueNanos + WINDOW_NANOS, now.nanoTime() + WINDOW_NANOS / 2);
    }

    /** CPU nanoseconds per message, in the order of the windows. */
    List<Double> costs() {
        return List.copyOf(costs);
    }
}
