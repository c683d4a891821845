/**
 * Runs the trials of a plan: the only package that starts processes and reads the machine.
 *
 * <p>{@link io.echobench.harness.run.Session} is a whole run, {@link io.echobench.harness.run.TrialRunner} one trial: a fresh server, a real
 * echo, a fresh load process, figures of both processes at the borders of every phase, and a port that is free afterwards.
 * {@link io.echobench.harness.run.CpuLayout} and {@link io.echobench.harness.run.Placement} say where and how processes run;
 * {@link io.echobench.harness.run.ProcessSnapshot} and {@link io.echobench.harness.run.MachineSnapshot} read {@code /proc}.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.run;
