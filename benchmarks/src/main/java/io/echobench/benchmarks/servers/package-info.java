/**
 * What each backend costs over the C server, with one and the same C client: a {@link io.echobench.benchmarks.servers.Contender} is a
 * backend as a run boots it, or the same with more JVM flags; {@link io.echobench.benchmarks.servers.Stage} has the contenders of a backend
 * and the C server up at once, and loads one after the other; {@link io.echobench.benchmarks.servers.BootLoop} does so in several boots;
 * {@link io.echobench.benchmarks.servers.ServerCosts} is the statistics, and {@link io.echobench.benchmarks.servers.ServersTable} what is printed.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.benchmarks.servers;
