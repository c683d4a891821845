/**
 * Where a process spends its CPU time: the profilers that can record it, the stacks that they saw while it was measured, and their flame
 * graphs. Begin at {@link io.echobench.harness.profile.Profiler}.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.profile;
