package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** The metrics of {@link io.echobench.harness.script.MetricNames} for one trial, over all its measured phases; times in milliseconds. */
final class TrialMetrics {

    private static final Map<String, Interval> INTERVALS = Map.of(
            "vusers.session_length", Interval.SESSION,
            "echobench.response", Interval.RESPONSE,
            "echobench.rtt", Interval.RTT,
            "echobench.lag", Interval.LAG,
            "echobench.send", Interval.SEND,
            "echobench.handshake", Interval.HANDSHAKE);
    private static final String ERRORS = "errors.";

    private final Completed trial;
    private final List<PhaseOfTrial> phases;
    private final Histograms histograms;

    TrialMetrics(Completed trial, Histograms histograms) {
        this.trial = trial;
        this.histograms = histograms;
        phases = PhaseOfTrial.of(trial);
    }

    int round() {
        return trial.trial().round();
    }

    /** The value of a metric; empty where nothing was recorded of it. */
    OptionalDouble value(String name) {
        return switch (name) {
            case "vusers.created" -> sessions(PhaseFigures::sessions);
            case "vusers.completed" -> sessions(PhaseFigures::sessionsCompleted);
            case "vusers.failed" -> sessions(phase -> phase.sessions() - phase.sessionsCompleted());
            case "vusers.skipped" -> sum(phase -> phase.beside("skipped"));
            case "websocket.messages_sent" -> sum(PhaseFigures::sent);
            case "websocket.messages_received" -> sum(PhaseFigures::completed);
            case "websocket.send_rate" -> rate(PhaseFigures::sent);
            case "websocket.receive_rate" -> rate(PhaseFigures::completed);
            case "echobench.discarded" -> sum(phase -> phase.beside("discarded"));
            default -> name.startsWith(ERRORS) ? errors(name.substring(ERRORS.length())) : distribution(name);
        };
    }

    private OptionalDouble errors(String error) {
        return sum(phase -> phase.errors().getOrDefault(error, 0L));
    }

    private OptionalDouble sessions(ToLongFunction<PhaseFigures> figure) {
        return OptionalDouble.of((double) phases.stream()
                .map(PhaseOfTrial::figures)
                .filter(phase -> phase.loadPoint().mode().equals("sessions"))
                .mapToLong(figure)
                .sum());
    }

    private OptionalDouble sum(ToLongFunction<PhaseFigures> figure) {
        return OptionalDouble.of((double)
                phases.stream().map(PhaseOfTrial::figures).mapToLong(figure).sum());
    }

    private OptionalDouble rate(ToLongFunction<PhaseFigures> figure) {
        long nanos = phases.stream()
                .mapToLong(phase -> phase.figures().elapsedNanos())
                .sum();
        return nanos == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum(figure).getAsDouble() * 1e9 / nanos);
    }

    private OptionalDouble distribution(String name) {
        int dot = name.lastIndexOf('.');
        Optional<Distribution> distribution = Optional.ofNullable(INTERVALS.get(name.substring(0, dot)))
                .flatMap(interval -> Latencies.distribution(interval, phases, histograms));
        return distribution.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(aggregate(distribution.get(), name.substring(dot + 1)));
    }

    private static double aggregate(Distribution values, String aggregate) {
        return switch (aggregate) {
            case "count" -> (double) values.count();
            case "min" -> millis(values.min());
            case "max" -> millis(values.max());
            case "mean" -> values.mean() / 1e6;
            case "median" -> millis(values.at(0.5));
            case "p999" -> millis(values.at(0.999));
            default -> millis(values.at(Double.parseDouble(aggregate.substring(1)) / 100));
        };
    }

    private static double millis(LatencyValue value) {
        return switch (value) {
            case LatencyValue.Measured measured -> measured.nanos() / 1e6;
            case LatencyValue.Above above -> Double.POSITIVE_INFINITY;
            case LatencyValue.TooFew few -> Double.NaN;
        };
    }
}
