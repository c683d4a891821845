/**
 * From a script, backends and settings to the trials of a run, in their order: pure and seeded. Begin at
 * {@link io.echobench.harness.plan.Planner}; {@link io.echobench.harness.plan.BalancedOrder} is the order for runs that rank.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.plan;
