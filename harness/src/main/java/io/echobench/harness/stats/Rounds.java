package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The same phases of one backend in each round: a list of phases for each trial that ran to its end.
 */
record Rounds(List<List<PhaseOfTrial>> phasesByRound) {

    private static final int MAX_SAMPLES = 8;

    /** Only phases of a kind; rounds without such a phase are left out. */
    Rounds only(Predicate<PhaseOfTrial> kind) {
        return new Rounds(phasesByRound.stream()
                .map(round -> round.stream().filter(kind).toList())
                .filter(round -> !round.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return phasesByRound.isEmpty();
    }

    List<PhaseOfTrial> all() {
        return phasesByRound.stream().flatMap(List::stream).toList();
    }

    /** A figure of each round that has it. */
    Optional<Spread> spread(Function<List<PhaseOfTrial>, OptionalDouble> figure) {
        return Spread.of(phasesByRound.stream()
                .map(figure)
                .flatMap(value -> value.stream().boxed())
                .toList());
    }

    /** A figure that every round has; there must be a round. */
    Spread always(Function<List<PhaseOfTrial>, Double> figure) {
        return Spread.of(phasesByRound.stream().map(figure).toList()).orElseThrow();
    }

    Map<Interval, LatencySummary> latencies(Histograms histograms) {
        Map<Interval, LatencySummary> latencies = new EnumMap<>(Interval.class);
        for (Interval interval : Interval.values()) {
            Latencies.summary(interval, all(), histograms).ifPresent(summary -> latencies.put(interval, summary));
        }
        return latencies;
    }

    /** Errors by class over all rounds, in the order of the classes; only those that occurred. */
    Map<String, Long> errors() {
        Map<String, Long> errors = new LinkedHashMap<>();
        for (ErrorClass error : ErrorClass.values()) {
            long count = sum(all(), phase -> phase.figures().errors().getOrDefault(error.id(), 0L));
            if (count > 0) {
                errors.put(error.id(), count);
            }
        }
        return errors;
    }

    /** What is no error, over all rounds; only what occurred. */
    Map<String, Long> beside() {
        Map<String, Long> beside = new LinkedHashMap<>();
        for (String what : List.of("skipped", "discarded", "logged")) {
            long count = sum(all(), phase -> phase.figures().beside(what));
            if (count > 0) {
                beside.put(what, count);
            }
        }
        return beside;
    }

    /** A few sentences on what went wrong first, each once. */
    List<String> samples() {
        return all().stream()
                .flatMap(phase -> phase.figures().samples().stream())
                .distinct()
                .limit(MAX_SAMPLES)
                .toList();
    }

    /** Sent over intended. */
    Optional<Spread> offeredShare() {
        return spread(round -> {
            long intended = sum(round, phase -> phase.figures().intended());
            return intended == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(sum(round, phase -> phase.figures().sent()) / (double) intended);
        });
    }

    /** The server's, phases weighted by their echoes. */
    Optional<Spread> cpuNanosPerMessage() {
        return spread(round -> {
            double nanos = 0;
            long messages = 0;
            for (PhaseOfTrial phase : round) {
                double each = phase.figures()
                        .server()
                        .map(ProcessFigures::cpuNanosPerMessage)
                        .orElse(-1.0);
                if (each >= 0) {
                    nanos += each * phase.figures().completed();
                    messages += phase.figures().completed();
                }
            }
            return messages == 0 ? OptionalDouble.empty() : OptionalDouble.of(nanos / messages);
        });
    }

    /** The server's largest. */
    Optional<Spread> rssBytes() {
        return spread(round -> round.stream()
                .flatMap(phase -> phase.figures().server().stream())
                .mapToDouble(ProcessFigures::rssBytes)
                .filter(bytes -> bytes > 0)
                .max());
    }

    /** Share of the time of these phases that the load loops were busy. */
    Spread clientUtilisation() {
        return always(round -> {
            double busy = round.stream()
                    .mapToDouble(phase -> phase.figures().loop().utilisation()
                            * phase.figures().elapsedNanos())
                    .sum();
            return busy / Math.max(1, sum(round, phase -> phase.figures().elapsedNanos()));
        });
    }

    /** Echoes over the time of these phases, pauses between them left out. */
    Spread echoesPerSecond() {
        return always(round -> sum(round, phase -> phase.figures().completed())
                * 1e9
                / Math.max(1, sum(round, phase -> phase.figures().elapsedNanos())));
    }

    static long sum(List<PhaseOfTrial> phases, ToLongFunction<PhaseOfTrial> figure) {
        return phases.stream().mapToLong(figure).sum();
    }
}
