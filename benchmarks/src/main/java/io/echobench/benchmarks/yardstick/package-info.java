/**
 * The C programs of this module, a client and an echo server that pay for little but the kernel: compiled where they run, started and
 * placed like the processes of a trial.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.benchmarks.yardstick;
