/**
 * Vert.x 5 as an echo server. {@link io.echobench.backend.vertx.VertxServer} boots it, an
 * {@link io.echobench.backend.vertx.EchoVerticle} for each event loop listens on the one port, and
 * {@link io.echobench.backend.vertx.EchoSocket} is the echo on one connection.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#MESSAGE}: {@code textMessageHandler} and {@code binaryMessageHandler}, what a user of
 * Vert.x writes. Each text is decoded to a String and encoded again.
 *
 * <p><b>What is tuned, and why.</b>
 * <ul>
 *   <li>The native transport, as the manual of Vert.x recommends on Linux; without it, NIO.
 *   <li>An event loop and an instance for each of {@code ioThreads}; connections are dealt to them in turn. One more thread
 *       accepts, as Vert.x always has it.
 *   <li>Both WebSocket compressions off: a server of Vert.x offers them by default, the comparison is of plain frames.
 *   <li>HTTP/2 over clear text off: it looks for an upgrade on each connection. A backlog of 4096 for storms of connects.
 *   <li>No setting of the context class loader and no clock reading around each handler call, no metrics hooks, no DNS resolver, no
 *       cache of files ({@link io.echobench.backend.vertx.VertxKnobs}); the first three are what Vert.x's own entry in the TechEmpower
 *       benchmarks sets.
 *   <li>A second for the peer to answer a close frame of ours, instead of ten.
 * </ul>
 *
 * <p><b>What is left as it ships.</b> Write queues of 64 KiB, the allocator and the buffers of Vert.x (pooled direct memory to read
 * into, heap buffers for the handlers), leak detection off, which Vert.x sees to itself.
 *
 * <p>Which Netty it runs on, and why that is not the one it declares: {@code docs/decisions/0002-vertx-on-netty-4.2.18.md}.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.vertx;
