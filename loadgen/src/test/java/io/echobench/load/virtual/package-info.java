/**
 * Validity in virtual time: the event loop that loads a server runs here against a simulated one, on a clock that nobody waits for.
 *
 * <p>{@link io.echobench.load.virtual.VirtualRun} puts a plan and a {@link io.echobench.load.virtual.ServerModel} together. What
 * travels are real WebSocket bytes, parsed and written by a server side that shares no code with the load generator. All that the
 * server does is known to the nanosecond, so that a test computes what must be measured, and asks for just that.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load.virtual;
