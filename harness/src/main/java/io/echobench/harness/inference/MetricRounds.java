package io.echobench.harness.inference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of one metric that count: backend x round, some cells may be empty.
 *
 * @param metric what they are
 * @param byBackend the figure of each round, by backend in the order of the table
 * @param excluded backends that cannot be compared, and why; none of them is in {@code byBackend}
 */
public record MetricRounds(
        Metric metric, Map<String, SortedMap<Integer, Double>> byBackend, Map<String, String> excluded) {

    /**
     * From all observations of a run.
     *
     * <p>Of each backend and round the first valid attempt counts. A backend with a round whose figure lies beyond what can be measured
     * is excluded as a whole: to drop only that round would leave the backend its better ones.
     *
     * @param backends in the order of the table
     * @param observations in any order; those of other metrics and backends are left out
     */
    public static MetricRounds of(Metric metric, List<String> backends, Collection<Observation> observations) {
        Map<String, SortedMap<Integer, Double>> byBackend = new LinkedHashMap<>();
        Map<String, String> excluded = new LinkedHashMap<>();
        for (String backend : backends) {
            SortedMap<Integer, Double> rounds = firstValid(metric, backend, observations);
            byBackend.put(backend, rounds);
            whyNot(rounds).ifPresent(reason -> excluded.put(backend, reason));
        }
        byBackend.keySet().removeAll(excluded.keySet());
        return new MetricRounds(metric, byBackend, excluded);
    }

    private static SortedMap<Integer, Double> firstValid(
            Metric metric, String backend, Collection<Observation> observations) {
        SortedMap<Integer, Observation> first = new TreeMap<>();
        for (Observation each : observations) {
            if (each.valid()
                    && each.metric().equals(metric.id())
                    && each.backend().equals(backend)) {
                first.merge(each.round(), each, (one, other) -> one.attempt() <= other.attempt() ? one : other);
            }
        }
        SortedMap<Integer, Double> values = new TreeMap<>();
        first.forEach((round, observation) -> values.put(round, observation.value()));
        return values;
    }

    private static Optional<String> whyNot(SortedMap<Integer, Double> rounds) {
        List<Integer> beyond = rounds.entrySet().stream()
                .filter(round -> round.getValue().isInfinite())
                .map(Map.Entry::getKey)
                .toList();
        if (!beyond.isEmpty()) {
            return Optional.of("its figure of round " + beyond.getFirst() + " lies beyond what can be measured");
        }
        return rounds.size() < 2
                ? Optional.of("it has %d valid round%s".formatted(rounds.size(), rounds.size() == 1 ? "" : "s"))
                : Optional.empty();
    }

    /** Without a backend; an unknown or excluded one changes nothing. */
    public MetricRounds without(String backend, String reason) {
        if (!byBackend.containsKey(backend)) {
            return this;
        }
        Map<String, SortedMap<Integer, Double>> others = new LinkedHashMap<>(byBackend);
        others.remove(backend);
        Map<String, String> reasons = new LinkedHashMap<>(excluded);
        reasons.put(backend, reason);
        return new MetricRounds(metric, others, reasons);
    }

    /** Only these backends, in the order of the table. */
    public MetricRounds only(Set<String> backends) {
        Map<String, SortedMap<Integer, Double>> some = new LinkedHashMap<>(byBackend);
        some.keySet().retainAll(backends);
        Map<String, String> reasons = new LinkedHashMap<>(excluded);
        reasons.keySet().retainAll(backends);
        return new MetricRounds(metric, some, reasons);
    }

    /** Those that can be compared, in the order of the table. */
    public List<String> backends() {
        return List.copyOf(byBackend.keySet());
    }

    /** Rounds in which all of them have a figure, ascending. */
    public List<Integer> completeRounds() {
        return byBackend.values().stream()
                .map(rounds -> (Set<Integer>) new TreeSet<>(rounds.keySet()))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** Log of the first's figure over the second's in each round that both have, by round ascending. */
    LogSample logRatios(String first, String second) {
        SortedMap<Integer, Double> others = rounds(second);
        return new LogSample(rounds(first).entrySet().stream()
                .filter(round -> others.containsKey(round.getKey()))
                .mapToDouble(round -> Math.log(round.getValue() / others.getOrDefault(round.getKey(), Double.NaN)))
                .toArray());
    }

    /** The logs of a backend's figures. */
    LogSample logs(String backend) {
        return new LogSample(
                rounds(backend).values().stream().mapToDouble(Math::log).toArray());
    }

    /** A backend's figures by round; empty for one that is not compared. */
    SortedMap<Integer, Double> rounds(String backend) {
        return byBackend.getOrDefault(backend, new TreeMap<>());
    }
}
