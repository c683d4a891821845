/**
 * Bun's own WebSocket server, {@code Bun.serve}, as an echo server: µWebSockets inside.
 * {@link io.echobench.backend.bun.BunBackend} takes Bun's binary out of its npm package; the server is {@code server.js} beside it.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#MESSAGE}: a text arrives as a string, a binary message as a buffer.
 *
 * <p><b>What is tuned, and why.</b>
 * <ul>
 *   <li>{@code closeOnBackpressureLimit}: Bun cannot stop reading from one client, and drops by default what a client does not take
 *       beyond its limit. A dropping server looks fast. Here the connection is closed at 32 MiB instead, so that a loss is an error
 *       with a name, and a client that reads late but reads still gets all of 16 MiB.
 *   <li>Compression off, no pings of its own, no idle time after which it hangs up.
 *   <li>With several I/O threads, that many processes with {@code reusePort}: the kernel deals connections by the hash of their
 *       addresses, so unevenly where they are few. Bun has no other way to share a port.
 * </ul>
 *
 * <p><b>What is left as it ships.</b> {@code TCP_NODELAY} (on) and the backlog, which Bun has no option for.
 *
 * <p>That a request names {@code upgrade} in its {@code Connection} header is checked in {@code server.js}: Bun does not.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.bun;
