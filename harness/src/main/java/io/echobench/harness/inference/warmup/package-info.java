/**
 * When a server has settled: {@link io.echobench.harness.inference.warmup.SteadyState} cuts the warm-up off a series of windows and says
 * what class of round it was, or that it has not settled.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.inference.warmup;
