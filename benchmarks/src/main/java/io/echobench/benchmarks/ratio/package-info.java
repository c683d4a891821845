/**
 * The ratio benchmark: the production load process and a C client drive the same C server in adjacent windows of the same shape, and
 * the CPU that each spends per message is compared in pairs. {@link io.echobench.benchmarks.ratio.Shape} says what is driven,
 * {@link io.echobench.benchmarks.ratio.Side} who drives, {@link io.echobench.benchmarks.ratio.Comparison} runs the rounds, and
 * {@link io.echobench.benchmarks.ratio.LogRatio} is the statistics.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.benchmarks.ratio;
