package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.stats.LatencySummary.Percentile;
import io.echobench.harness.stats.LatencySummary.Source;
import io.echobench.load.Interval;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Merges one interval over phases and rounds. */
final class Latencies {

    private final Interval interval;
    private final List<PhaseOfTrial> phases;
    private final Histograms histograms;

    private Latencies(Interval interval, List<PhaseOfTrial> phases, Histograms histograms) {
        this.interval = interval;
        this.phases = phases;
        this.histograms = histograms;
    }

    /** From the histograms if all of them are there, else from the figures; empty when nothing was recorded. */
    static Optional<LatencySummary> summary(Interval interval, Collection<PhaseOfTrial> phases, Histograms histograms) {
        List<PhaseOfTrial> recorded =
                phases.stream().filter(phase -> phase.has(interval)).toList();
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        Latencies latencies = new Latencies(interval, recorded, histograms);
        return Optional.of(
                latencies.distribution().map(latencies::fromHistograms).orElseGet(latencies::fromFigures));
    }

    /** All messages of the phases in one distribution; empty unless every histogram was kept. */
    static Optional<Distribution> distribution(
            Interval interval, Collection<PhaseOfTrial> phases, Histograms histograms) {
        return new Latencies(
                        interval,
                        phases.stream().filter(phase -> phase.has(interval)).toList(),
                        histograms)
                .distribution();
    }

    private Optional<Distribution> distribution() {
        List<Distribution> parts = phases.stream()
                .flatMap(phase -> phase.distribution(interval, histograms).stream())
                .toList();
        return parts.isEmpty() || parts.size() < phases.size()
                ? Optional.empty()
                : Optional.of(Distribution.merged(parts));
    }

    private LatencySummary fromHistograms(Distribution all) {
        List<Distribution> rounds = phases.stream()
                .collect(Collectors.groupingBy(
                        phase -> phase.trial().round(),
                        TreeMap::new,
                        Collectors.mapping(
                                phase ->
                                        phase.distribution(interval, histograms).orElseThrow(),
                                Collectors.toList())))
                .values()
                .stream()
                .map(Distribution::merged)
                .toList();
        return new LatencySummary(
                Source.HISTOGRAMS,
                all.count(),
                all.censored(),
                all.min(),
                percentile(all.at(0.5), rounds, 0.5),
                percentile(all.tail(0.99), rounds, 0.99),
                percentile(all.tail(0.999), rounds, 0.999),
                all.max());
    }

    private static Percentile percentile(LatencyValue value, List<Distribution> rounds, double quantile) {
        return over(value, rounds.stream().map(round -> round.at(quantile)).toList(), rounds.size());
    }

    private LatencySummary fromFigures() {
        long censored =
                phases.stream().mapToLong(phase -> phase.censored(interval)).sum();
        long answered = phases.stream()
                .flatMap(phase -> phase.latency(interval).stream())
                .mapToLong(Latency::count)
                .sum();
        long messages = answered + censored;
        LatencyValue min = values(Latency::min).stream()
                .filter(LatencyValue.Measured.class::isInstance)
                .min(Comparator.comparingLong(LatencyValue::order))
                .orElse(new LatencyValue.Above(censoredAboveNanos()));
        LatencyValue max = censored > 0
                ? new LatencyValue.Above(censoredAboveNanos())
                : values(Latency::max).getLast();
        return new LatencySummary(
                Source.FIGURES,
                messages,
                censored,
                min,
                percentile(Latency::p50, messages, 0),
                percentile(Latency::p99, messages, 0.99),
                percentile(Latency::p999, messages, 0.999),
                max);
    }

    private Percentile percentile(ToLongFunction<Latency> figure, long messages, double quantile) {
        List<LatencyValue> values = values(figure);
        boolean enough = quantile == 0 || Distribution.isEnough(quantile, messages);
        LatencyValue middle = values.get(values.size() / 2);
        int rounds = (int)
                phases.stream().map(phase -> phase.trial().round()).distinct().count();
        return over(enough ? middle : new LatencyValue.TooFew(), values, rounds);
    }

    private static Percentile over(LatencyValue value, List<LatencyValue> parts, int rounds) {
        Comparator<LatencyValue> order = Comparator.comparingLong(LatencyValue::order);
        return new Percentile(
                value,
                parts.stream().min(order).orElseThrow(),
                parts.stream().max(order).orElseThrow(),
                rounds);
    }

    /** A figure of every phase, in order. */
    private List<LatencyValue> values(ToLongFunction<Latency> figure) {
        return phases.stream()
                .map(phase -> value(phase, figure))
                .sorted(Comparator.comparingLong(LatencyValue::order))
                .toList();
    }

    private LatencyValue value(PhaseOfTrial phase, ToLongFunction<Latency> figure) {
        return phase.latency(interval)
                .filter(latency -> latency.count() > 0)
                .map(figure::applyAsLong)
                .filter(nanos -> nanos >= 0)
                .<LatencyValue>map(LatencyValue.Measured::new)
                .orElseGet(() -> new LatencyValue.Above(phase.figures().censoredAboveNanos()));
    }

    private long censoredAboveNanos() {
        return phases.stream()
                .mapToLong(phase -> phase.figures().censoredAboveNanos())
                .max()
                .orElse(0);
    }
}
