package io.echobench.harness.stats;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import java.util.List;
import java.util.Optional;

/** One phase of one trial: what every summary is made of. */
record PhaseOfTrial(Trial trial, PhaseFigures figures) {

    /** The phases in which the trial's own server was loaded. */
    static List<PhaseOfTrial> of(TrialResult.Completed completed) {
        return of(completed, OwnPhases.of(completed));
    }

    /** Those of a trial that are no slices of a ladder; all where it is nothing but a ladder. */
    static List<PhaseOfTrial> besideTheLadder(TrialResult.Completed completed) {
        return of(completed, OwnPhases.besideTheLadder(completed));
    }

    private static List<PhaseOfTrial> of(TrialResult.Completed completed, List<PhaseFigures> phases) {
        return phases.stream()
                .map(phase -> new PhaseOfTrial(completed.trial(), phase))
                .toList();
    }

    /** Whether its rate was given, by messages or by sessions, whatever the server did. */
    boolean isOpenLoop() {
        return !figures.loadPoint().mode().equals("closed");
    }

    long endNanos() {
        return figures.firstDueNanos() + figures.elapsedNanos();
    }

    /** How many messages the interval has no value of because they were never answered. */
    long censored(Interval interval) {
        return switch (interval) {
            case RESPONSE -> figures.censored();
            case RTT -> figures.errors().getOrDefault(ErrorClass.TIMEOUT.id(), 0L);
            default -> 0;
        };
    }

    Optional<Latency> latency(Interval interval) {
        return Optional.ofNullable(figures.latencies().get(interval.id()));
    }

    boolean has(Interval interval) {
        return censored(interval) > 0
                || latency(interval).filter(latency -> latency.count() > 0).isPresent();
    }

    /** The whole distribution, if a histogram was kept that holds as many values as the figures say. */
    Optional<Distribution> distribution(Interval interval, Histograms histograms) {
        long answered = latency(interval).map(Latency::count).orElse(0L);
        return histograms
                .of(trial, interval, figures.name())
                .filter(histogram -> histogram.getTotalCount() == answered)
                .map(histogram -> new Distribution(histogram, censored(interval), figures.censoredAboveNanos()));
    }
}
