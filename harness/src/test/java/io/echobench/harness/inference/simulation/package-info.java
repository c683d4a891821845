/** Runs that were never made: figures with a known truth and noise as the data files beside the tests describe it. */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.inference.simulation;
