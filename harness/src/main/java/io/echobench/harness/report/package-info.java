/**
 * Reports of a run, made from its files alone: text for the terminal, {@code table.md}, {@code table.csv} and one self-contained
 * {@code report.html}. {@link io.echobench.harness.report.ReportWriter} writes them all; each report is a pure function of the
 * {@link io.echobench.harness.stats.Summary} and the records behind it. {@link io.echobench.harness.report.ArtilleryFiles} writes each
 * trial in the shape of Artillery's report.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.report;
