/**
 * The command line ({@link io.echobench.harness.Main}) over the flow of a run:
 *
 * <pre>
 * LoadScript --Planner--&gt; Plan --TrialRunner--&gt; TrialResult --Summarizer--&gt; Summary --reports--&gt; text
 * </pre>
 *
 * {@code script}, {@code plan}, {@code stats} and {@code report} are pure; {@code catalog} finds and boots backends; {@code run} is the
 * only package that measures; {@code result} keeps what was measured on disk; {@code profile} knows the profilers that record a trial and draws what they saw. {@code explain} stands beside the flow: it reads what other
 * runs of Artillery left.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness;
