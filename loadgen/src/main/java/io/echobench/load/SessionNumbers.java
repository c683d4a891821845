package io.echobench.load;

import java.util.List;

/** Numbers the sessions of a plan through all its phases, those that are measured apart from the others: both begin at 0. */
final class SessionNumbers {

    private SessionNumbers() {}

    /**
     * The number of a phase's first session. It follows from the plan alone: a Poisson phase counts as many as its rate asks for,
     * however many come.
     */
    static long first(List<Phase> phases, int index) {
        boolean measured = phases.get(index).measured();
        long before = 0;
        for (Phase phase : phases.subList(0, index)) {
            if (phase instanceof Phase.Sessions sessions && sessions.measured() == measured) {
                Rate rate = new Rate(sessions.fromPerSecond(), sessions.toPerSecond(), sessions.nanos());
                before += Math.round(rate.integral());
            }
        }
        return before;
    }
}
