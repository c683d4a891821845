/**
 * {@code websockets} on Python's asyncio as an echo server, by two ids, so that a row never depends on the machine without saying so:
 * {@link io.echobench.backend.pythonwebsockets.PythonWebsocketsBackend} is a pinned release that {@code setup} installs, and
 * {@link io.echobench.backend.pythonwebsockets.PythonWebsocketsSystemBackend} what the system's Python can import. The server of both
 * is {@code server.py} beside them.
 *
 * <p><b>Tier.</b> {@link io.echobench.api.Tier#MESSAGE}: {@code async for} over the messages, texts as {@code str}, and an awaited
 * {@code send}, which is the backpressure. From release 13 on it is the new asyncio API, before that the one that was there.
 *
 * <p><b>What is tuned, and why.</b>
 * <ul>
 *   <li>Compression off: websockets offers it by default, the comparison is of plain frames.
 *   <li>No keepalive pings, which no other server here sends; a second for the answer to a close frame instead of ten; no limit on
 *       the time of a handshake, which the older API does not have either; a backlog of 4096; its logger silenced.
 *   <li>The listening socket names TCP as its protocol: asyncio sets {@code TCP_NODELAY} on such sockets alone.
 *   <li>With several I/O threads, that many processes with {@code SO_REUSEPORT}, as the guide of websockets recommends: the kernel deals
 *       connections by the hash of their addresses, so unevenly where they are few.
 * </ul>
 *
 * <p><b>What is left as it ships.</b> The queue of 16 received frames (32 messages in the older API), the write limit of 32 KiB
 * (64 KiB), the event loop and the garbage collector of the standard library.
 *
 * <p><b>The C extension</b> unmasks frames. {@code software()} says whether it is there: Debian's package has none.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.pythonwebsockets;
