package io.echobench.harness.explain;

import java.util.Locale;

/** The rules by which something is said of a report; {@code docs/EXPLAIN.md} states each. */
public enum Rule {
    /** How many sessions were intended, created, completed and lost. */
    SESSIONS,
    /** The plan is not known. */
    INTENDED_UNKNOWN,
    /** Sessions were lost, and fewer errors were counted than that. */
    LOST_WITHOUT_ERROR,
    /** What errors there were. */
    ERRORS,
    /** {@code maxVusers} kept sessions away. */
    SKIPPED,
    /** Fewer sessions were created than were due. */
    BEHIND_SCHEDULE,
    /** The created rate stood still while the due rate rose. */
    PLATEAU,
    /** Requests and their rate follow from the script. */
    INPUTS,
    /** What the report's latency is. */
    LATENCY_MEANING,
    /** Fewer messages are reported received than sent. */
    MESSAGES_RECEIVED,
    /** How long sessions took. */
    SESSION_LENGTH,
    /** Sessions became longer and stayed so. */
    SATURATED,
    /** Sessions became longer and recovered. */
    SLOWED,
    /** Sessions took as long in the end as at their best. */
    STEADY,
    /** Windows in which nothing was counted. */
    WITHOUT_DATA,
    /** The latency is too short to hold what the sessions waited for. */
    LATENCY_BELOW_SESSION,
    /** Sessions that were counted after the last window. */
    AFTER_LAST_WINDOW,
    /** Figures that cannot all be true. */
    CONTRADICTION,
    /** Of several reports: they are not of the same load. */
    DIFFERENT_LOAD,
    /** Of several reports: all stand at the same created rate. */
    SAME_PLATEAU,
    /** Of several reports: the latency orders them otherwise than the sessions do. */
    LATENCY_MISRANKS;

    /** As it is written: {@code lost-without-error}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
