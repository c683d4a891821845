package io.echobench.load;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The steady connections of a loop, a pool for each of the plan's servers. A phase's connections are kept for the next phase that loads
 * the same server if only phases of steady connections lie between and it wants as many; or else they are closed at once.
 *
 * <p>While phases load another server, kept connections are read as ever, so that pings are answered. What their server does
 * meanwhile belongs to the phase they are kept for, which its recorder, made in advance, puts into its first second.
 */
final class SteadyPools {

    private static final int NONE = -1;

    private final LoopScope scope;
    private final int loop;
    private final IntFunction<PhaseRecorder> newRecorder;
    private final List<Phase> phases;
    private final List<SteadyConnections> pools;

    /**
     * Empty ones.
     *
     * @param newRecorder makes the recorder of the phase with that index
     * @param first the recorder of the plan's first phase
     */
    SteadyPools(LoopScope scope, int loop, IntFunction<PhaseRecorder> newRecorder, PhaseRecorder first) {
        this.scope = scope;
        this.loop = loop;
        this.newRecorder = newRecorder;
        phases = scope.plan.phases();
        pools = IntStream.range(0, scope.plan.targets().size())
                .mapToObj(server -> new SteadyConnections(scope, server, first))
                .toList();
    }

    /** Whether a phase loads steady connections. */
    boolean isSteady(int phase) {
        return SteadyPhase.is(phases.get(phase));
    }

    /** The pool that a phase loads. */
    SteadyConnections of(int phase) {
        return pools.get(SteadyPhase.server(phases.get(phase)));
    }

    /** Where a phase is recorded: what happened to connections that were kept for it is there already. */
    PhaseRecorder recorder(int phase) {
        return isSteady(phase) && of(phase).isKept() ? of(phase).recorder() : newRecorder.apply(phase);
    }

    /** Opens what a phase wants and is not open. */
    void open(int phase, PhaseRecorder recorder) {
        of(phase).open(connections(phase), recorder);
    }

    /** A phase is over, all is settled: its connections are kept, or closed; whether that is done. */
    boolean release(int phase, long nowNanos) {
        SteadyConnections pool = of(phase);
        int next = keptFor(phase);
        if (next != NONE) {
            pool.keep(newRecorder.apply(next));
            return true;
        }
        if (pool.size() > 0 && !pool.isClosing()) {
            pool.close(nowNanos);
        }
        return pool.closed();
    }

    private int keptFor(int phase) {
        SteadyConnections pool = of(phase);
        for (int next = phase + 1; next < phases.size() && isSteady(next); next++) {
            if (of(next) == pool) {
                return connections(next) == pool.size() ? next : NONE;
            }
        }
        return NONE;
    }

    /** Whether connections still tell what happens to them to that recorder. */
    boolean recordIn(PhaseRecorder recorder) {
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i).recorder() == recorder && pools.get(i).size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many connections are open, without those that are kept for phases of other servers. */
    int openConnections(int phase) {
        int open = scope.openConnections;
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i) != of(phase)) {
                open -= pools.get(i).open();
            }
        }
        return open;
    }

    /** How many of a phase's steady connections are this loop's. */
    private int connections(int phase) {
        return (int) scope.plan.share().of(SteadyPhase.connections(phases.get(phase)), loop);
    }
}
