/**
 * Helidon's echoes: {@link io.echobench.backend.helidon.HelidonBackend} is a {@code WsListener} as its users write one;
 * {@link io.echobench.backend.helidon.HelidonRawBackend} is a connection of our own over Helidon's public frame reader.
 * {@code HelidonEchoServer} holds what both share.
 *
 * <p>Helidon gives each connection a virtual thread that blocks on its socket, so {@code ioThreads} has no meaning here. What
 * bounds parallelism is the scheduler of virtual threads, whose carrier threads are as many as the processors that the JVM
 * sees: the harness pins the server's CPUs and passes {@code -XX:ActiveProcessorCount}, and the carriers follow. (A poller
 * thread of the JDK joins them; it sleeps while sockets are busy.)
 *
 * <p>What is tuned, and why:
 *
 * <ul>
 *   <li>{@code TCP_NODELAY}, which Helidon leaves off: without it an echo waits for the acknowledgement of the one before.
 *   <li>A backlog of 4,096 instead of 1,024: a burst of connects is not refused.
 *   <li>The time-out of idle connections is a day instead of five minutes: a steady connection may be silent for long.
 *   <li>Writes stay direct, Helidon's default: each send is one blocking write. Its asynchronous writers
 *       ({@code writeQueueLength}, {@code smartAsyncWrites}) are another server and would be another id.
 *   <li>200 ms of grace when stopping instead of 500: an echo has nothing to finish.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.helidon;
