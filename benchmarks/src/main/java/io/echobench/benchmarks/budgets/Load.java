package io.echobench.benchmarks.budgets;

import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;

/** Phases that more than one budget drives: binary messages of 32 B, which carry an id. */
final class Load {

    /** Connections where their number is not the point. */
    static final int CONNECTIONS = 64;

    static final long SECOND_NANOS = 1_000_000_000;

    /** As many as warm the JVM of a trial. */
    static final int WARM_UP_MESSAGES = 300_000;

    private static final long WARM_UP_AT_MOST_NANOS = 15 * SECOND_NANOS;

    private Load() {}

    /** Warms a JVM by count. */
    static Phase warmUp(long messages) {
        return new Phase.ClosedLoop("warm-up", false, WARM_UP_AT_MOST_NANOS, messages, CONNECTIONS, 1, payload());
    }

    static Phase closed(String name, boolean measured, long nanos, long messages, int connections, int inFlight) {
        return new Phase.ClosedLoop(name, measured, nanos, messages, connections, inFlight, payload());
    }

    /** Due at even distances. */
    static Phase open(String name, boolean measured, long nanos, double perSecond, int connections) {
        return new Phase.OpenLoop(name, measured, nanos, perSecond, Arrivals.UNIFORM, connections, payload());
    }

    private static Payload payload() {
        return new Payload.Generated(32, true);
    }
}
