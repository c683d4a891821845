/**
 * What a backend is: {@link io.echobench.api.EchoBackend} starts an {@link io.echobench.api.EchoServer} from a
 * {@link io.echobench.api.ServerConfig}. Everything else in echobench reaches a server through these three types, found with
 * {@link java.util.ServiceLoader}. What the server must do on the wire is written in {@code docs/CONTRACT.md}.
 *
 * <p>The package depends on the JDK alone.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.api;
