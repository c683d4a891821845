package io.echobench.load;

/** What one loop does while a phase's schedule runs: one kind for each kind of phase. */
interface PhaseRunner {

    /** Does nothing: a pause, and the time between phases. */
    PhaseRunner IDLE = new PhaseRunner() {};

    /** The schedule begins. */
    default void begin(long beginNanos) {}

    /** When it wants to act next; {@link Long#MAX_VALUE} for not at all. */
    default long nextNanos() {
        return Long.MAX_VALUE;
    }

    /** Does what is due by now, or a good part of it. */
    default void act(long nowNanos) {}

    /** A message on a steady connection was answered. */
    default void answered(Connection connection, long nowNanos) {}

    /** A message on a steady connection was not answered in time. */
    default void givenUp(Connection connection, long nowNanos) {}

    /** Whether it has come to its end before its time is over. */
    default boolean exhausted() {
        return false;
    }
}
