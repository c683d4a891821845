/**
 * What a report of Artillery really says. {@link io.echobench.harness.explain.ReportReader} reads one of version 1 (JSON or HTML)
 * or 2 into an {@link io.echobench.harness.explain.ArtilleryReport}; {@link io.echobench.harness.explain.Explainer} lays it beside the
 * arrivals that its script planned and finds, by the rules of {@link io.echobench.harness.explain.Rule}, what a careful reader would;
 * {@link io.echobench.harness.explain.ExplanationText} and {@link io.echobench.harness.explain.ExplanationJson} write that down.
 *
 * <p>All of it is pure: bytes in, text out. {@code docs/EXPLAIN.md} states every rule, and a test holds it to them.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.explain;
