/**
 * What the load generator itself costs. {@code jmh} measures its hot classes one by one (the JMH benchmarks lie in the package of
 * the classes that they measure, {@code io.echobench.load}); {@code ratio} measures the whole load process in CPU per message
 * over a C client's on the same C server; {@code budgets} holds it against what it promises. docs/BENCHMARKS.md says how to run them and
 * how to read them.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.benchmarks;
