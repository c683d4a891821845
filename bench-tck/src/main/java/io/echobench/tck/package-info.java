/**
 * RFC 6455 as {@link io.echobench.tck.ConformanceCase}s: data that says what is sent and what must come back.
 * {@link io.echobench.tck.ConformanceSuite} lists them and runs them over a {@link io.echobench.tck.Target}, any running server;
 * {@link io.echobench.tck.EchoBackendContract} is the JUnit class that each backend's test extends. A group's cases stand in the
 * class of its name, {@code utf8} in {@code Utf8Cases}.
 *
 * <p>Everything but the contract class depends on the JDK alone.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.tck;
