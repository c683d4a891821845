package io.echobench.harness.stats;

import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.MetricRounds;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Resolution;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.validity.MachineNoise;
import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.result.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a run that ranks says beside its table: a ranking of one metric with its controls and what the table resolves. Pure.
 *
 * @param ranking of the backends, the twins of the controls left out
 * @param noise how many trials were invalid at their first attempt
 */
public record RankingSection(Ranking ranking, MachineNoise noise) {

    /**
     * The rows that are there for a control alone.
     *
     * @param reference the server that both controls are about
     * @param twin the same under another name
     * @param burning the same with a burn
     * @param burnShare of the metric that the burn adds; empty where nothing is known of the burn
     */
    public record Controls(String reference, String twin, String burning, OptionalDouble burnShare) {

        /** With a known burn. */
        public Controls(String reference, String twin, String burning, double burnShare) {
            this(reference, twin, burning, OptionalDouble.of(burnShare));
        }

        /** Evaluates them for the figures of one metric. */
        List<Control> evaluate(MetricRounds rounds, Rules rules) {
            Control positive = burnShare.isPresent()
                    ? Control.burn(rounds, reference, burning, burnShare.getAsDouble(), rules)
                    : Control.ofUnknownBurn(reference);
            return List.of(Control.same(rounds, reference, twin, rules), positive);
        }
    }

    /**
     * What a section has of its own.
     *
     * @param excluded backends that are not compared by this metric, and why
     * @param controls evaluated ones, each of which voids the section where it failed
     * @param coarsest what it must resolve to rank; empty for whatever it resolves
     * @param objection to ranking by figures of this run at all
     */
    record Terms(
            Map<String, String> excluded,
            List<Control> controls,
            OptionalDouble coarsest,
            Optional<String> objection) {}

    /**
     * From the trials of a run without a ladder.
     *
     * @param backends in the order of the table
     * @param controls empty in a run without them
     */
    public static RankingSection of(
            Metric metric,
            List<String> backends,
            List<TrialResult> trials,
            Histograms histograms,
            RoundJudge judge,
            Optional<Controls> controls,
            Rules rules) {
        RunObservations run =
                RunObservations.of(backends, LadderRates.NONE, trials, histograms, new TrialJudge(judge), rules);
        List<Control> evaluated =
                controls.map(twins -> twins.evaluate(run.rounds(metric), rules)).orElse(List.of());
        Set<String> ranked = new LinkedHashSet<>(backends);
        controls.ifPresent(twins -> ranked.removeAll(List.of(twins.twin(), twins.burning())));
        return of(metric, run, ranked, new Terms(Map.of(), evaluated, OptionalDouble.empty(), Optional.empty()));
    }

    /** One metric of a run, of these backends. */
    static RankingSection of(Metric metric, RunObservations run, Set<String> ranked, Terms terms) {
        MetricRounds rounds =
                RunObservations.without(run.rounds(metric), terms.excluded()).only(ranked);
        List<String> objections =
                new ArrayList<>(run.noise().objection().stream().toList());
        terms.objection().ifPresent(objections::add);
        Resolution.of(rounds, run.rules())
                .filter(resolution -> resolution.difference() > terms.coarsest().orElse(Double.POSITIVE_INFINITY))
                .map(resolution -> tooCoarse(resolution, terms.coarsest().orElseThrow()))
                .ifPresent(objections::add);
        return new RankingSection(Ranking.of(rounds, terms.controls(), objections, run.rules()), run.noise());
    }

    private static String tooCoarse(Resolution resolution, double coarsest) {
        return String.format(
                Locale.ROOT,
                "it would resolve differences of >= %.1f %%, and ranks only where that is %.0f %% at most",
                Math.ceil(1000 * resolution.difference()) / 10,
                100 * coarsest);
    }
}
