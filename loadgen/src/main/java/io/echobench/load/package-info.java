/**
 * The load generator: a {@link io.echobench.load.LoadPlan} in, {@link io.echobench.load.LoadEvent}s out, the last of which holds the
 * {@link io.echobench.load.LoadResult}. It knows a URI and no backend, and runs in a process of its own
 * ({@code LoadMain}: the plan comes serialized on stdin, the events go serialized to stdout).
 *
 * <p>One thread is one event loop with its connections and its histograms. Clock and wire are injected, so that the very loop
 * that loads a server runs in virtual time in the unit tests: {@code new EventLoop(plan, loopNumber, clock, wire, gate, listener)},
 * then {@code run()}, or {@code turn()} again and again while it returns true. A {@code LoadTotals(plan)} is a listener that adds
 * up to a {@link io.echobench.load.LoadResult}.
 *
 * <p>What a session does is its {@link io.echobench.load.Course}: fixed steps, for which nothing is allocated per message, or a
 * {@link io.echobench.load.Conversation}, which is implemented elsewhere and computes the messages while the session runs.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load;
