package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.LatencyValue.Above;
import io.echobench.harness.stats.LatencyValue.Measured;
import io.echobench.harness.stats.LatencyValue.TooFew;
import io.echobench.load.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Every figure of a round that can be compared: what {@link io.echobench.harness.inference.Ranking} is made of. Pure. */
public final class RoundFigures {

    /** CPU time of the server per message in the open loop. */
    public static final Metric CPU_PER_MESSAGE = new Metric("cpu-per-message", "us", Better.LOWER);

    /** Median of the response in the open loop. */
    public static final Metric RESPONSE_P50 = new Metric("response-p50", "us", Better.LOWER);

    /** 99th percentile of the response in the open loop. */
    public static final Metric RESPONSE_P99 = new Metric("response-p99", "us", Better.LOWER);

    /** Echoes a second in the closed loop. */
    public static final Metric CLOSED_LOOP_RATE = new Metric("closed-loop-rate", "echoes/s", Better.HIGHER);

    private static final double NANOS_PER_MICRO = 1_000;

    private final Histograms histograms;
    private final TrialJudge judge;
    private final LadderRates rates;

    private RoundFigures(LadderRates rates, Histograms histograms, TrialJudge judge) {
        this.rates = rates;
        this.histograms = histograms;
        this.judge = judge;
    }

    /** All observations of a run without a ladder. */
    public static List<Observation> of(List<Completed> trials, Histograms histograms, RoundJudge judge) {
        return of(LadderRates.NONE, trials, histograms, new TrialJudge(judge));
    }

    /**
     * All observations of a run. A backend's second trial of a round is its second attempt. A figure that a trial does not have, or that too
     * few messages make, is no observation; one that lies among the messages that were never answered is infinite.
     *
     * @param rates the ladder's rungs
     */
    static List<Observation> of(LadderRates rates, List<Completed> trials, Histograms histograms, TrialJudge judge) {
        RoundFigures figures = new RoundFigures(rates, histograms, judge);
        Map<String, Integer> attempts = new HashMap<>();
        List<Observation> observations = new ArrayList<>();
        for (TrialResult result : CountedTrials.inOrder(trials)) {
            if (result instanceof Completed trial) {
                String place = trial.trial().round() + " " + trial.trial().backend();
                observations.addAll(figures.ofTrial(trial, attempts.merge(place, 1, Integer::sum)));
            }
        }
        return List.copyOf(observations);
    }

    private List<Observation> ofTrial(Completed trial, int attempt) {
        Validity validity = judge.validity(trial);
        List<Observation> observations = new ArrayList<>();
        figures(trial)
                .forEach((metric, value) -> observations.add(new Observation(
                        metric.id(),
                        trial.trial().backend(),
                        trial.trial().round(),
                        attempt,
                        value,
                        validity.objections())));
        return observations;
    }

    private Map<Metric, Double> figures(Completed trial) {
        Rounds all = new Rounds(List.of(PhaseOfTrial.besideTheLadder(trial)));
        Rounds open = all.only(PhaseOfTrial::isOpenLoop);
        Rounds closed = all.only(phase -> !phase.isOpenLoop());
        Map<Metric, Double> figures = new LinkedHashMap<>(LadderMetrics.of(trial, rates));
        open.cpuNanosPerMessage()
                .map(nanos -> nanos.median() / NANOS_PER_MICRO)
                .filter(micros -> micros > 0)
                .ifPresent(micros -> figures.put(CPU_PER_MESSAGE, micros));
        if (open.all().stream().noneMatch(phase -> LadderSlices.loopStoodStill(phase.figures()))) {
            response(open, LatencySummary::median).ifPresent(micros -> figures.put(RESPONSE_P50, micros));
            response(open, LatencySummary::p99).ifPresent(micros -> figures.put(RESPONSE_P99, micros));
        }
        if (!closed.isEmpty() && closed.echoesPerSecond().median() > 0) {
            figures.put(CLOSED_LOOP_RATE, closed.echoesPerSecond().median());
        }
        return figures;
    }

    private OptionalDouble response(Rounds open, Function<LatencySummary, LatencySummary.Percentile> percentile) {
        return Optional.ofNullable(open.latencies(histograms).get(Interval.RESPONSE)).map(percentile).stream()
                .mapToDouble(found -> switch (found.value()) {
                    case Measured measured -> measured.nanos() / NANOS_PER_MICRO;
                    case Above ignored -> Double.POSITIVE_INFINITY;
                    case TooFew ignored -> 0;
                })
                .filter(micros -> micros > 0)
                .findFirst();
    }
}
