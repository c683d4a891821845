package io.echobench.harness.result;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * The load that was asked for.
 *
 * @param mode {@code sessions}, {@code open} or {@code closed}
 * @param perSecond messages (or sessions) a second in an open loop; 0 in a closed loop
 * @param toPerSecond the rate at its end where it ramps; else the same
 * @param arrivals {@code uniform} or {@code poisson}; empty in a closed loop
 * @param anchor id of the server that was loaded instead of the trial's own, to compare it with: {@code reference}; empty for the
 *     trial's own, as in records that have no such field
 */
public record LoadPoint(
        String mode,
        int connections,
        int bytes,
        double perSecond,
        double toPerSecond,
        int inFlight,
        String arrivals,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String anchor) {

    /** Of the trial's own server. */
    public LoadPoint(
            String mode,
            int connections,
            int bytes,
            double perSecond,
            double toPerSecond,
            int inFlight,
            String arrivals) {
        this(mode, connections, bytes, perSecond, toPerSecond, inFlight, arrivals, "");
    }

    /** Whether it was given to another server than the trial's own. */
    public boolean loadsAnchor() {
        return !anchor.isEmpty();
    }
}
