package io.echobench.load;

import java.io.IOException;

/**
 * One event loop: its connections, its part of the schedule, its recorders, on one thread. Hot: no locks, and nothing is
 * allocated or logged per message. It neither knows the time nor waits but by its {@link Clock} and its {@link Wire}, so that a
 * test can run it in virtual time.
 */
final class EventLoop implements AutoCloseable {

    private final LoopScope scope;
    private final PhaseWalk walk;
    private final boolean spins;

    /**
     * A loop at the beginning of its plan.
     *
     * @param loop its number over all processes
     * @param gate shared by the loops of the process, with room for all phases of the plan
     */
    EventLoop(LoadPlan plan, int loop, Clock clock, Wire wire, PhaseGate gate, LoopListener listener) {
        scope = new LoopScope(plan, loop, clock, wire);
        walk = new PhaseWalk(scope, loop, gate, listener);
        spins = wire.spins();
    }

    /** Runs the plan to its end on the calling thread, then closes the wire. */
    void run() throws IOException {
        try (this) {
            while (turn()) {
                // until the plan is at its end
            }
        }
    }

    /**
     * One round: waits for what is next, then does all that can be done now. For tests that run several loops on one thread.
     *
     * @return whether there is more to do
     */
    boolean turn() throws IOException {
        long next = Math.min(walk.nextNanos(), scope.deadlines.firstNanos());
        boolean rests = walk.rests();
        int ready = rests ? scope.wire.rest(next) : scope.wire.poll(next);
        long polled = scope.clock.nanoTime();
        if (rests || !spins) {
            scope.meter.slept(next, polled);
        }
        scope.meter.came(polled);
        scope.polledNanos = polled;
        scope.meter.polls++;
        scope.meter.busyNanos += scope.wire.workedNanos();
        if (ready == 0 && polled < next) {
            return true;
        }
        long now = polled;
        if (ready > 0) {
            scope.meter.wakeups++;
            scope.wire.dispatch();
            now = scope.now();
        }
        scope.deadlines.wakeDue(now);
        walk.act(now);
        scope.meter.busyNanos += scope.now() - polled;
        return !walk.finished();
    }

    @Override
    public void close() throws IOException {
        scope.wire.close();
    }
}
