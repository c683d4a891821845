/**
 * Undertow's echo: {@link io.echobench.backend.undertow.UndertowBackend} is found by ServiceLoader, {@code UndertowEchoServer}
 * holds the tuned server, {@code EchoHandshake} decides which requests become WebSockets, {@code StrictChannel} looks at what Undertow overlooks in a frame's header, {@code EchoListener} sends each
 * message back.
 *
 * <p>What is tuned, and why:
 *
 * <ul>
 *   <li>I/O threads are what the run asks for; Undertow would take at least two. The echo never blocks, so it runs on them, and
 *       the worker pool, which only blocking handlers use, keeps one thread that never starts.
 *   <li>Direct buffers of 16 KiB less 20 bytes, Undertow's own choice for heaps over 128 MiB, set so that a small heap measures
 *       the same server.
 *   <li>{@code TCP_NODELAY} and a backlog of 4,096: small echoes leave at once, a burst of connects is not refused.
 *   <li>HTTP/2 is off: no upgrade handler stands before the handshake.
 *   <li>Messages are read whole by {@code AbstractReceiveListener}, whose default is no limit; ours is the run's. Its limit of
 *       300 pings a minute, a guard against abuse that would end a long trial, is lifted.
 *   <li>Sends are asynchronous, from the I/O thread. A binary message goes back in the pooled buffers it arrived in, which the
 *       send's callback frees. {@code WebSockets.sendXBlocking} on an I/O thread would stall every connection of it.
 *   <li>A peer that does not read is bounded: while a send is not through, no further message is taken from that connection.
 * </ul>
 *
 * <p>XNIO is NIO alone: there is no epoll or io_uring transport, so the module has one id.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.undertow;
