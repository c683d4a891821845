/**
 * What a run leaves behind, as values: {@link io.echobench.harness.result.RunRecord} is {@code run.json},
 * {@link io.echobench.harness.result.TrialResult} one file under {@code trials/}. {@link io.echobench.harness.result.RunDirectory}
 * reads and writes them; reports are made from them alone.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.result;
