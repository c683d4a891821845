/**
 * Which rounds count. {@link io.echobench.harness.inference.validity.RoundJudge} decides from what the generator and the machine did, and
 * no type of this package can hold a response: a round cannot be thrown away because of its result.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.inference.validity;
