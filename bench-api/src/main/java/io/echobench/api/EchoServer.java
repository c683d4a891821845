package io.echobench.api;

import java.net.URI;
import java.util.List;

/** A running echo server. Safe to use from any thread. */
public interface EchoServer extends AutoCloseable {

    /** Where the echo is served, never empty: {@code ws://127.0.0.1:43127/echo}. */
    List<URI> endpoints();

    /** What really runs, with versions: {@code Netty 4.2.18.Final (epoll), Java 25.0.3}. */
    String software();

    /** How it does its network input and output, as a column of the table: {@code nio}, {@code epoll}, {@code io_uring}. */
    String transport();

    /** Frees port and threads before it returns; idempotent; takes at most a few seconds. */
    @Override
    void close();
}
