package io.echobench.harness.stats;

/**
 * A latency over phases and rounds.
 *
 * @param source what the percentiles were computed from
 * @param messages all of them, the censored ones included
 * @param censored those that were never answered
 */
public record LatencySummary(
        Source source,
        long messages,
        long censored,
        LatencyValue min,
        Percentile median,
        Percentile p99,
        Percentile p999,
        LatencyValue max) {

    /** What percentiles over several phases and rounds were computed from. */
    public enum Source {
        /** The merged histograms: exact to three significant digits. */
        HISTOGRAMS,
        /** The median of the percentiles that each phase of each round was recorded with: histograms were not kept. */
        FIGURES
    }

    /**
     * A percentile.
     *
     * @param value over all rounds
     * @param lowestRound the percentile of the round where it is lowest
     * @param highestRound likewise where it is highest
     * @param rounds how many rounds there were
     */
    public record Percentile(LatencyValue value, LatencyValue lowestRound, LatencyValue highestRound, int rounds) {}
}
