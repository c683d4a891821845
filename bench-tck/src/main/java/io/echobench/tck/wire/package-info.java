/**
 * The conformance kit's own WebSocket client: {@link io.echobench.tck.wire.RawConnection} writes any bytes, right or wrong, and
 * turns what comes back into {@link io.echobench.tck.wire.Event}s. It shares no code with the load generator, or one bug would
 * hide another.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.tck.wire;
