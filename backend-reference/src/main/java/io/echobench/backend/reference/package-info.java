/**
 * The calibration server: a WebSocket echo on plain {@code java.nio}, close to the least that an echo can cost, that
 * can be told to be slow, wrong or costly by an exact amount while it runs.
 *
 * <p>{@link io.echobench.backend.reference.ReferenceBackend} starts a server of event loops; each reads a connection,
 * decodes its frames, hands whole messages to the connection's session and writes the answers of one read with one
 * write. The echo lives at {@code /echo}. At {@code /control} of the same port, served by a thread of its own, every
 * text message is a command and is answered by one line of JSON; {@code docs/REFERENCE.md} is its manual:
 *
 * <pre>
 * delay   constant 5ms | exponential 5ms | bimodal 2% 50ms   [seed N]
 * service constant 200us | exponential 500us | ...           [seed N]     single file
 * stall   100ms every 1s [at NANOTIME]  |  stall 500ms once [at NANOTIME]
 * stalls  [from K]                                                        what really happened
 * drop | duplicate | corrupt | reorder | close | disconnect | half-frame  1/1000   (corrupt 1/1000 byte 0)
 * burn    50us
 * memory  16384 [heap]
 * clear   [delay | service | stall | burn | memory | drop | ...]
 * counters   reset-counters   connections   state
 * </pre>
 *
 * <p>With {@code -Dechobench.reference.share-port=true} several processes listen on one port ({@code SO_REUSEPORT}), for more connections than
 * one process may hold.
 *
 * <p>Everything but the providers is package-private: the server is driven through the SPI and its control path alone.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.reference;
