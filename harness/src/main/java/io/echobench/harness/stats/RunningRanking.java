package io.echobench.harness.stats;

import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.Metric.Better;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Validity;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What a run that is under way may know of its own results: which trials count, and how narrow the intervals of the ranked ratios are. Not
 * where they lie. Pure.
 *
 * @param how the run ranks
 * @param backends that are ranked, without the twins that are there for a control alone
 */
public record RunningRanking(RunRecord.Ranked how, List<String> backends, RoundJudge judge, Rules rules) {

    private static final Metric FACTOR = new Metric("cost-factor", "", Better.LOWER);

    /** Copies the list. */
    public RunningRanking {
        backends = List.copyOf(backends);
    }

    /** Whether a trial counts, by the signals of the generator and the machine. */
    public Validity validity(Completed trial) {
        return judge.judge(TrialSignals.of(trial));
    }

    /** {@link io.echobench.harness.inference.Estimate#halfWidth} of the cost ratio at the primary rate, of every pair that can be compared. */
    public List<Double> halfWidths(List<TrialResult> trials) {
        List<Observation> observations = new ArrayList<>();
        for (TrialResult result : trials) {
            if (result instanceof Completed trial) {
                factor(trial).ifPresent(value -> observations.add(observation(trial, value)));
            }
        }
        MetricRounds rounds = MetricRounds.of(FACTOR, backends, observations);
        for (TrialResult result : trials) {
            if (!(result instanceof Completed)) {
                rounds = rounds.without(result.trial().backend(), "it failed");
            }
        }
        return Ranking.of(rounds, List.of(), List.of(), rules).halfWidths();
    }

    private Observation observation(Completed trial, double value) {
        return new Observation(
                FACTOR.id(),
                trial.trial().backend(),
                trial.trial().round(),
                trial.trial().attempt(),
                value,
                validity(trial).objections());
    }

    /** The server's CPU time per message over the anchor's, in the slices of the primary rate. */
    private OptionalDouble factor(Completed trial) {
        OptionalDouble own = cost(trial, phase -> !phase.loadPoint().loadsAnchor());
        OptionalDouble anchor = cost(trial, phase -> phase.loadPoint().loadsAnchor());
        return own.isPresent() && anchor.isPresent()
                ? OptionalDouble.of(own.getAsDouble() / anchor.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble cost(Completed trial, Predicate<PhaseFigures> whose) {
        double nanos = 0;
        long messages = 0;
        for (PhaseFigures phase : trial.phases()) {
            if (isPrimary(phase) && whose.test(phase)) {
                nanos +=
                        phase.server().map(server -> (double) server.cpuNanos()).orElse(0.0);
                messages += phase.completed();
            }
        }
        return nanos > 0 && messages > 0 ? OptionalDouble.of(nanos / messages) : OptionalDouble.empty();
    }

    private boolean isPrimary(PhaseFigures phase) {
        return phase.loadPoint().mode().equals("open")
                && phase.loadPoint().arrivals().equals("uniform")
                && phase.loadPoint().perSecond() == how.primaryRate();
    }
}
