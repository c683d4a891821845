/**
 * Netty 4.2 as an echo server, written and tuned as its maintainers would. {@link io.echobench.backend.netty.NettyServer} boots
 * the event loops, {@link io.echobench.backend.netty.EchoPipeline} is what a connection passes through, and
 * {@link io.echobench.backend.netty.EchoHandler} is the echo. A {@link io.echobench.backend.netty.Transport} is how it reaches the
 * kernel; each has an id, and {@code netty} is the best of them here.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#RAW}: the handler sees whole messages with valid UTF-8 in them, as any user of
 * Netty's WebSocket support does, but a text stays a buffer. No String is ever made, and the buffer that came in is the one
 * that goes out, so it must not be held against servers whose handlers get a String.
 *
 * <p><b>What is tuned, and why.</b>
 * <ul>
 *   <li>One group of {@code ioThreads} loops accepts and serves. Netty's own default is two loops a core, and a loop for
 *       accepting has nothing to do while connections are steady.
 *   <li>Flush on read complete: the echoes of everything that one read brought leave in one system call.
 *   <li>TCP_NODELAY, which Netty sets by itself, is set here to be seen; a backlog of 4096 for storms of connects.
 *   <li>A write buffer of 64 to 256 KiB decides when a slow reader is no longer read from, and when again.
 *   <li>Leak detection is off, as Vert.x has it, unless its system property says otherwise: by default one buffer of 128 is
 *       tracked.
 * </ul>
 *
 * <p><b>What is left as it ships.</b> The adaptive allocator (4.2's default, direct memory), the adaptive receive buffer (from
 * 2 KiB up to 64 KiB), the bounds and access checks of buffers, rings of 128 entries, 10 s for a handshake.
 *
 * <p><b>What is added for the contract.</b> {@link io.echobench.backend.netty.EchoGate} answers 404 for other paths and refuses the
 * drafts before RFC 6455. The codec leaves protocol violations to the echo handler, which names the right close code for each
 * (the codec would answer a bad close frame with 1000, and too long a message not at all), and
 * {@link io.echobench.backend.netty.LingeringClose} sees to it that the peer can read it.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.netty;
