package io.echobench.harness.stats;

import io.echobench.harness.inference.BurnEffect;
import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Control.State;
import io.echobench.harness.inference.Metric;
import io.echobench.harness.inference.Observation;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.Resolution;
import io.echobench.harness.inference.Rules;
import io.echobench.harness.inference.Scatter;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.RankedSummary.Burn;
import io.echobench.harness.stats.RankingSection.Controls;
import io.echobench.harness.stats.RankingSection.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** From the records of a run that ranks to its {@link RankedSummary}. Pure. */
public final class RankedSummarizer {

    /** A latency is ranked only by a table that resolves this difference. */
    static final double COARSEST_LATENCY = 0.10;

    private final RunRecord.Ranked how;

    /** Why nothing of this run is ranked, whatever its figures are. */
    private final Optional<String> objection;

    private final RunObservations observations;
    private final List<Completed> valid;
    private final Ladder ladder;
    private final Set<String> ranked = new LinkedHashSet<>();
    private final List<Control> controls;

    private RankedSummarizer(
            RunRecord run, RunRecord.Ranked how, List<TrialResult> trials, Histograms histograms, TrialJudge judge) {
        this.how = how;
        List<String> rows = run.backends().stream().map(Backend::id).toList();
        observations = RunObservations.of(rows, LadderRates.of(how), trials, histograms, judge, rules(how));
        valid = CountedTrials.of(run, trials).stream()
                .filter(judge::counts)
                .map(Completed.class::cast)
                .toList();
        ladder = LadderRows.of(run, how, valid);
        ranked.addAll(rows);
        ranked.removeAll(List.of(how.twin(), how.burning()));
        controls = controls();
        objection = run.settings().profiled().or(() -> unfinished(run, trials)).or(() -> missing(controls));
    }

    /** Who may end a run when its table pleases needs no other way to make it say what he wants; so does who may lose a trial of it. */
    private static Optional<String> unfinished(RunRecord run, List<TrialResult> trials) {
        int finished = CountedTrials.finished(trials);
        int planned = CountedTrials.planned(run);
        return finished >= planned
                ? Optional.empty()
                : Optional.of("unfinished: %d of %d trials have a result".formatted(finished, planned));
    }

    private static Optional<String> missing(List<Control> controls) {
        return controls.stream()
                .filter(control -> control.state() == State.MISSING)
                .findFirst()
                .map(control ->
                        "the %s control could not be evaluated: %s".formatted(control.name(), control.sentence()));
    }

    /** Where the number of rounds is found by looking at widths, alpha is lower. */
    static Rules rules(RunRecord.Ranked how) {
        return how.halfWidth().isPresent() ? Rules.STRICT : Rules.STANDARD;
    }

    /** The ranking by the primary metric, from the results so far: what a rule that stops a run may look at. */
    public static Ranking primary(RunRecord run, RunRecord.Ranked how, List<TrialResult> trials) {
        TrialJudge judge = TrialJudge.of(run);
        RankedSummarizer summarizer = new RankedSummarizer(run, how, trials, Histograms.NONE, judge);
        return summarizer.primarySection().ranking();
    }

    static RankedSummary summarize(
            RunRecord run, RunRecord.Ranked how, List<TrialResult> trials, Histograms histograms) {
        TrialJudge judge = TrialJudge.of(run);
        RankedSummarizer summarizer = new RankedSummarizer(run, how, trials, histograms, judge);
        RankingSection primary = summarizer.primarySection();
        AttemptRows attempts = new AttemptRows(run, how, trials, judge);
        return new RankedSummary(
                primary,
                summarizer.exploratory(),
                summarizer.ladder,
                summarizer.burn(primary.ranking()),
                summarizer.scatter(attempts.roundsRun()),
                attempts.all(),
                summarizer.primaryObservations(),
                attempts.rounds(primary.ranking()));
    }

    private Metric primaryMetric() {
        return LadderMetrics.primary(how.primaryRates());
    }

    private List<Observation> primaryObservations() {
        return observations.observations().stream()
                .filter(each -> each.metric().equals(primaryMetric().id()))
                .toList();
    }

    /** A rung that a row does not sustain says nothing of a control either; how busy it is does not matter there. */
    private List<Control> controls() {
        return new Controls(how.anchor(), how.twin(), how.burning(), burnShare())
                .evaluate(
                        RunObservations.without(
                                observations.rounds(primaryMetric()), ladder.notSustained(how.primaryRates())),
                        observations.rules());
    }

    /** From what a message costs the anchor in the rounds of this run. */
    private OptionalDouble burnShare() {
        List<Double> costs = ladder.lines().stream()
                .filter(line -> line.backend().equals(how.anchor()))
                .flatMap(line -> how.primaryRates().stream().flatMap(rate -> line.at(rate).stream()))
                .flatMap(rung -> rung.micros().stream())
                .map(micros -> 1e3 * micros.value())
                .toList();
        return how.burnNanos().isEmpty() || costs.size() < how.primaryRates().size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BurnEffect(costs).share(how.burnNanos().get()));
    }

    private Burn burn(Ranking primary) {
        OptionalDouble resolved = primary.resolution().stream()
                .mapToDouble(Resolution::difference)
                .findFirst();
        OptionalDouble share = burnShare();
        return new Burn(
                how.burnNanos().stream().mapToDouble(Long::doubleValue).findFirst(),
                share,
                share.isEmpty() || resolved.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(share.getAsDouble() / resolved.getAsDouble()));
    }

    /** By what cost at these rates: who is not compared at one of them is left out. */
    private RankingSection section(Metric metric, List<Double> rates, List<Control> voiding, Optional<String> against) {
        Terms terms = new Terms(excluded(ladder.notCompared(rates)), voiding, OptionalDouble.empty(), against);
        return RankingSection.of(metric, observations, ranked, terms);
    }

    private RankingSection primarySection() {
        return section(primaryMetric(), how.primaryRates(), controls, objection);
    }

    /** A control of the primary metric that failed voids them, too; one that held has nothing to say of them. */
    private List<RankingSection> exploratory() {
        List<Control> failed = controls.stream()
                .filter(control -> control.state() == State.FAILED)
                .toList();
        List<RankingSection> sections = new ArrayList<>();
        how.rates().stream()
                .filter(rate -> !LadderMetrics.costFactor(rate).equals(primaryMetric()))
                .forEach(rate -> sections.add(atRate(rate, failed)));
        for (Metric latency : List.of(RoundFigures.RESPONSE_P50, RoundFigures.RESPONSE_P99)) {
            Terms terms = new Terms(excluded(Map.of()), failed, OptionalDouble.of(COARSEST_LATENCY), objection);
            sections.add(RankingSection.of(latency, observations, ranked, terms));
        }
        Terms closed = new Terms(excluded(atLeast()), failed, OptionalDouble.empty(), objection);
        sections.add(RankingSection.of(RoundFigures.CLOSED_LOOP_RATE, observations, ranked, closed));
        return List.copyOf(sections);
    }

    /** Where generator or anchor is at its limit, all servers cost about the same: that they do proves nothing. */
    private RankingSection atRate(double rate, List<Control> failed) {
        return section(LadderMetrics.costFactor(rate), List.of(rate), failed, objection.or(() -> ladder.tooFast(rate)));
    }

    private Map<String, String> excluded(Map<String, String> byMetric) {
        Map<String, String> reasons = new LinkedHashMap<>(ladder.notSteady());
        byMetric.forEach(reasons::putIfAbsent);
        return reasons;
    }

    private Map<String, String> atLeast() {
        Map<String, Integer> busy = new HashMap<>();
        valid.stream()
                .filter(Summarizer::isClosedLoopLimitedByClient)
                .forEach(trial -> busy.merge(trial.trial().backend(), 1, Integer::sum));
        Map<String, String> reasons = new LinkedHashMap<>();
        busy.forEach((backend, rounds) -> reasons.put(
                backend,
                "its rate is \"at least\": the generator was at its limit in %d round%s"
                        .formatted(rounds, rounds == 1 ? "" : "s")));
        return reasons;
    }

    private List<Scatter> scatter(int rounds) {
        int pairs = Math.max(1, ranked.size() * (ranked.size() - 1) / 2);
        return Stream.concat(
                        LadderMetrics.all(LadderRates.of(how)).stream(),
                        Stream.of(RoundFigures.RESPONSE_P50, RoundFigures.RESPONSE_P99, RoundFigures.CLOSED_LOOP_RATE))
                .flatMap(metric -> Scatter.of(
                        observations.rounds(metric), how.anchor(), how.twin(), rounds, pairs, observations.rules())
                        .stream())
                .toList();
    }
}
