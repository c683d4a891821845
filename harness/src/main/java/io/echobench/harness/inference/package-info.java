/**
 * What follows from the figures of the rounds: which server is faster, which are equivalent, and what is not resolved. Begin at
 * {@link io.echobench.harness.inference.Ranking}; docs/STATISTICS.md says what is computed, after which source, and which test holds
 * it to that.
 *
 * <p>The round is the unit: one figure a backend and round. Figures are compared as log ratios within a round, because what the
 * machine did in a round it did to both. All of it is pure: values in, values out, no file, no clock, no random number that is not
 * drawn from a fixed seed.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.inference;
