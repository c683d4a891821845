/**
 * Sockets over epoll and the C library's own {@code recv} and {@code send}: the way of {@link io.echobench.load.Wire} that a C client takes, without the JDK's channels
 * between. {@link io.echobench.load.epoll.EpollProvider} says whether it works here.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load.epoll;
