/**
 * From the files of a run to the figures of its table: {@link io.echobench.harness.stats.Summarizer} takes a
 * {@link io.echobench.harness.result.RunRecord}, its trials and their {@link io.echobench.harness.stats.Histograms} and gives a
 * {@link io.echobench.harness.stats.Summary}. All of it is pure but {@link io.echobench.harness.stats.HistogramLogs} and
 * {@link io.echobench.harness.stats.ClockWindows}, which read files.
 *
 * <p>{@link io.echobench.harness.stats.RankedSummary} is what a run that ranks says above its rows: begin at
 * {@link io.echobench.harness.stats.RankedSummarizer}. It hands the figures of each round to {@code io.echobench.harness.inference}. Which
 * attempts stand in the rows is decided in {@link io.echobench.harness.stats.CountedTrials}, and which phases are a backend's own in
 * {@link io.echobench.harness.stats.OwnPhases}.
 *
 * <p>A round is the unit of every statement about spread; percentiles are never averaged: histograms are merged, and messages
 * without an answer stand at the far end of the distribution.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.stats;
