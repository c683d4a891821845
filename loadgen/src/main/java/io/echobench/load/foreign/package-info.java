/**
 * Functions of the C library, for what Java does not reach: {@link io.echobench.load.foreign.Foreign} finds them where the JVM has {@code java.lang.foreign},
 * {@link io.echobench.load.foreign.LinuxCalls} says whether they work here, {@link io.echobench.load.foreign.Errno} says why one failed, and {@link io.echobench.load.foreign.EpollWait} waits for less than a millisecond.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load.foreign;
