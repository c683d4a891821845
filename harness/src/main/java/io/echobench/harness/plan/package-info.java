/** From a script, backends and settings to the trials of a run, in their order: pure and seeded. */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.plan;
