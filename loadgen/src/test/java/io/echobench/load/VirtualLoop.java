package io.echobench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What the tests in virtual time use of this package's inner parts. */
public final class VirtualLoop {

    private final EventLoop loop;
    private final Clock clock;

    private VirtualLoop(EventLoop loop, Clock clock) {
        this.loop = loop;
        this.clock = clock;
    }

    /** Runs the loops of a plan's share on this thread, always the one that is furthest behind; a clock and a wire for each. */
    public static LoadResult run(LoadPlan plan, List<? extends Clock> clocks, List<? extends Wire> wires) {
        LoadTotals totals = new LoadTotals(plan);
        PhaseGate gate = new PhaseGate(plan.phases().size(), clocks.size());
        List<VirtualLoop> running = new ArrayList<>();
        for (int i = 0; i < clocks.size(); i++) {
            int number = plan.share().firstLoop() + i;
            Clock clock = clocks.get(i);
            running.add(new VirtualLoop(new EventLoop(plan, number, clock, wires.get(i), gate, totals), clock));
        }
        while (!running.isEmpty()) {
            VirtualLoop next = running.stream()
                    .min(Comparator.comparingLong(VirtualLoop::now))
                    .orElseThrow();
            if (!next.turn()) {
                running.remove(next);
            }
        }
        return totals.result();
    }

    /** A histogram like those that event loops record into. */
    public static Histogram newHistogram() {
        return Slice.newHistogram();
    }

    /** How many arrivals a schedule of constant rate has. */
    public static long countArrivals(double perSecond, long nanos, Arrivals arrivals, long seed) {
        Schedule schedule = Schedule.of(new Rate(perSecond, perSecond, nanos), arrivals, seed, 0, 1);
        while (schedule.offsetNanos() != Schedule.NONE) {
            schedule.next();
        }
        return schedule.number();
    }

    private long now() {
        return clock.nanoTime();
    }

    private boolean turn() {
        try {
            return loop.turn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
