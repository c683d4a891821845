/**
 * {@code ws} on the Node of this machine as an echo server. {@link io.echobench.backend.nodews.NodeWsBackend} finds Node and the
 * packages; the server is {@code server.js} beside it.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#MESSAGE}: {@code message} events. ws hands a text over as a checked but undecoded
 * buffer, and it goes back as that.
 *
 * <p><b>What is tuned, and why.</b>
 * <ul>
 *   <li>Backpressure, which {@code send} alone does not have: above 256 KiB that a client has not taken its socket is paused, and read
 *       again at {@code drain}.
 *   <li>{@code bufferutil} for masking, as the README of ws recommends below Node 26.12.
 *   <li>{@code maxPendingAutoPongs} 65,536 instead of 60, which drops a client that sends many pings before it reads; the pause
 *       above bounds what they can hold.
 *   <li>Compression off; no set of clients is kept, which nobody asks for; a second for the answer to a close frame instead of 30; a
 *       backlog of 4096.
 *   <li>With several I/O threads, that many workers of {@code node:cluster}: the supervisor accepts, and deals connections in turn.
 * </ul>
 *
 * <p><b>What is left as it ships.</b> {@code TCP_NODELAY} (on), the flags of V8, the limits of 16,384 fragments and 262,144 chunks.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.nodews;
