/**
 * The sockets of an event loop over io_uring (<a href="https://man7.org/linux/man-pages/man7/io_uring.7.html">io_uring(7)</a>): what a loop wants to send
 * is given to the kernel in one system call for all its connections, and what has come is read out of shared memory.
 *
 * <p>{@link io.echobench.load.iouring.IoUringWire} is the wire. Its {@link io.echobench.load.iouring.Ring} is the memory shared with the
 * kernel, {@link io.echobench.load.iouring.Operations} fills in what is asked of it, {@link io.echobench.load.iouring.ReceiveBuffers} are what
 * the kernel writes to, and {@link io.echobench.load.iouring.Sends} follows what was given to it to the end. All belong to the loop's thread.
 *
 * <p>The kernel is reached by {@code java.lang.foreign}, which is final in JDK 22 only, while this code is compiled for 21:
 * {@link io.echobench.load.iouring.Foreign} alone calls it by reflection, once for each function, and hands out method handles and
 * direct buffers (decision 0013).
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load.iouring;
