package io.echobench.harness.stats;

import io.echobench.harness.inference.Estimate;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Pairs;
import io.echobench.harness.stats.Ladder.Rung;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** From the valid trials of a run to its {@link Ladder}. */
final class LadderRows {

    /** A rung is sustained in at least this share of the rounds; likewise a server is steady. */
    private static final double MOST_ROUNDS = 0.75;

    private static final String NOT_STEADY = "not-steady";

    private final RunRecord run;
    private final RunRecord.Ranked how;
    private final List<Completed> valid;

    private LadderRows(RunRecord run, RunRecord.Ranked how, List<Completed> valid) {
        this.run = run;
        this.how = how;
        this.valid = valid;
    }

    /** Each backend with the attempt that counts of each round, where there is one. */
    static Ladder of(RunRecord run, RunRecord.Ranked how, List<Completed> valid) {
        LadderRows rows = new LadderRows(run, how, valid);
        List<Line> lines = run.backends().stream()
                .map(backend -> rows.line(backend.id()))
                .sorted(Comparator.comparing(Line::control)
                        .thenComparingDouble(
                                line -> line.factor().map(Estimate::value).orElse(Double.POSITIVE_INFINITY)))
                .toList();
        return new Ladder(how.anchor(), how.rates(), how.primaryRates(), how.tooFast(), lines, rows.pairs());
    }

    private Pairs pairs() {
        List<LadderSlices> rungs = valid.stream()
                .flatMap(trial -> LadderSlices.all(trial.phases()).stream())
                .toList();
        int all = rungs.stream().mapToInt(LadderSlices::pairs).sum();
        int left = rungs.stream()
                .map(LadderSlices::undisturbed)
                .mapToInt(LadderSlices::pairs)
                .sum();
        return new Pairs(all - left, all);
    }

    private Line line(String backend) {
        List<Completed> own = valid.stream()
                .filter(trial -> trial.trial().backend().equals(backend))
                .toList();
        boolean control = backend.equals(how.twin()) || backend.equals(how.burning());
        return new Line(
                backend,
                control,
                notSteady(own),
                Estimate.ofRounds(own.stream()
                        .flatMap(trial -> LadderMetrics.primaryFactor(trial, how.primaryRates()).stream()
                                .boxed())
                        .toList()),
                how.rates().stream().map(rate -> rung(rate, own)).toList());
    }

    private static Optional<String> notSteady(List<Completed> own) {
        long marked =
                own.stream().filter(trial -> trial.marks().contains(NOT_STEADY)).count();
        return own.size() - marked >= MOST_ROUNDS * own.size()
                ? Optional.empty()
                : Optional.of("%d of its %d rounds are not steady".formatted(marked, own.size()));
    }

    private Rung rung(double rate, List<Completed> own) {
        List<RungRound> rounds = own.stream()
                .flatMap(trial -> RungRound.of(trial, rate).stream())
                .toList();
        return new Rung(
                rate,
                Estimate.ofRounds(figures(rounds, RungRound::ownNanos).stream()
                        .map(nanos -> nanos / 1_000)
                        .toList()),
                Estimate.ofRounds(figures(rounds, RungRound::factor)),
                Spread.of(figures(rounds, round -> round.utilisation(serverCpus(own)))),
                Spread.of(figures(rounds, RungRound::generatorBusy)),
                Spread.of(figures(rounds, RungRound::messagesPerWakeup)),
                rounds.size(),
                notSustained(rounds));
    }

    private static List<Double> figures(List<RungRound> rounds, Function<RungRound, OptionalDouble> figure) {
        return rounds.stream()
                .map(figure)
                .flatMap(value -> value.stream().boxed())
                .toList();
    }

    private static Optional<String> notSustained(List<RungRound> rounds) {
        List<String> whyNot =
                rounds.stream().flatMap(round -> round.notSustained().stream()).toList();
        return rounds.size() - whyNot.size() >= MOST_ROUNDS * rounds.size()
                ? Optional.empty()
                : Optional.of("not in %d of %d rounds (%s)".formatted(whyNot.size(), rounds.size(), whyNot.getFirst()));
    }

    /** How many CPUs its processes may use: those it is pinned to, or all. */
    private int serverCpus(List<Completed> own) {
        String cpus = run.settings().serverCpus();
        if (!cpus.isEmpty()) {
            return cpus.split(",", -1).length;
        }
        return own.stream()
                .flatMap(trial -> trial.phases().stream())
                .mapToInt(phase -> phase.machine().busyNanosByCpu().size())
                .max()
                .orElse(1);
    }
}
