package io.echobench.load;

import java.io.Serializable;
import java.util.List;

/**
 * A stretch of load with figures of its own; durations are in nanoseconds. Sessions and pauses follow each other without a gap;
 * around steady connections, and where measuring begins, what is outstanding is settled first.
 */
public sealed interface Phase extends Serializable {

    /** For people; unique within its plan. */
    String name();

    /** Whether its figures are reported: false for warm-up, settling and pauses. */
    boolean measured();

    /** Nothing arrives. Sessions that are still open go on. */
    record Pause(String name, long nanos) implements Phase {

        @Override
        public boolean measured() {
            return false;
        }
    }

    /**
     * Sessions in an open loop: each arrival connects, runs a flow and closes. The rate goes linearly from one value to the
     * other, in sessions per second. A session belongs to the phase it arrived in, however long it lasts.
     *
     * @param flows at least one; one is drawn for each arrival by weight, from the seed
     * @param rules how many may be open, and when they close
     */
    record Sessions(
            String name,
            boolean measured,
            long nanos,
            double fromPerSecond,
            double toPerSecond,
            Arrivals arrivals,
            List<Flow> flows,
            SessionRules rules)
            implements Phase {

        /** Copies the list. */
        public Sessions {
            flows = List.copyOf(flows);
        }

        /** Sessions under the usual rules. */
        public Sessions(
                String name,
                boolean measured,
                long nanos,
                double fromPerSecond,
                double toPerSecond,
                Arrivals arrivals,
                List<Flow> flows) {
            this(name, measured, nanos, fromPerSecond, toPerSecond, arrivals, flows, SessionRules.USUAL);
        }
    }

    /**
     * Messages in an open loop over steady connections; message i of a process's share goes over its connections in turn.
     * Connections are opened before the phase starts, and kept for the next phase that loads the same server if it wants as many and
     * only phases of steady connections, to other servers, lie between; or else they are closed when the phase is over.
     *
     * <p>Kept connections are read while other servers are loaded: pings are answered. What their server does meanwhile is counted in
     * the phase they are kept for, within its first second: a message that answers nothing is unexpected, a passed limit is an error,
     * and one that ends is opened again before that phase begins, which its samples say. {@link LoadResult.LoopFigures} alone belong
     * to the phase that runs: they tell what the loop did.
     *
     * @param server which of the plan's servers it loads: an index of {@link LoadPlan#targets}
     */
    record OpenLoop(
            String name,
            boolean measured,
            long nanos,
            double perSecond,
            Arrivals arrivals,
            int connections,
            Payload payload,
            int server)
            implements Phase {

        /** One that loads the plan's first server. */
        public OpenLoop(
                String name,
                boolean measured,
                long nanos,
                double perSecond,
                Arrivals arrivals,
                int connections,
                Payload payload) {
            this(name, measured, nanos, perSecond, arrivals, connections, payload, 0);
        }
    }

    /**
     * A closed loop over steady connections: each keeps {@code inFlight} messages outstanding. At least one of its two ends is
     * given; with both, the one that is reached first ends it. Without a time it also ends when a server has left everything that was
     * in flight unanswered.
     *
     * @param nanos when it ends; 0 for never
     * @param messages it ends when so many were answered, over all connections; 0 for no such end
     * @param server which of the plan's servers it loads: an index of {@link LoadPlan#targets}
     */
    record ClosedLoop(
            String name,
            boolean measured,
            long nanos,
            long messages,
            int connections,
            int inFlight,
            Payload payload,
            int server)
            implements Phase {

        /** One that loads the plan's first server. */
        public ClosedLoop(
                String name,
                boolean measured,
                long nanos,
                long messages,
                int connections,
                int inFlight,
                Payload payload) {
            this(name, measured, nanos, messages, connections, inFlight, payload, 0);
        }
    }
}
