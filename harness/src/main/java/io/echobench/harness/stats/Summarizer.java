package io.echobench.harness.stats;

import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.stats.Summary.Closed;
import io.echobench.harness.stats.Summary.Heading;
import io.echobench.harness.stats.Summary.Open;
import io.echobench.harness.stats.Summary.PhaseRow;
import io.echobench.harness.stats.Summary.Row;
import io.echobench.harness.stats.Summary.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From records to the figures of the table. Pure. */
public final class Summarizer {

    /** Above this share of its time, the generator may be what limits a closed loop. */
    private static final double BUSY_GENERATOR = 0.85;

    private final RunRecord run;
    private final List<TrialResult> trials;
    private final Histograms histograms;

    private Summarizer(RunRecord run, List<TrialResult> trials, Histograms histograms) {
        this.run = run;
        this.trials = trials;
        this.histograms = histograms;
    }

    /** One row for each backend of the run, whatever became of it. */
    public static Summary summarize(RunRecord run, List<TrialResult> trials, Histograms histograms) {
        Summarizer summarizer = new Summarizer(run, CountedTrials.of(run, trials), histograms);
        return new Summary(
                summarizer.heading(),
                run.backends().stream().map(summarizer::row).toList(),
                run.ranked().map(how -> RankedSummarizer.summarize(run, how, trials, histograms)));
    }

    private Heading heading() {
        return new Heading(
                run.script().name(),
                run.settings().profile(),
                run.settings().polling(),
                run.settings().client(),
                run.rounds(),
                run.seed(),
                run.settings().jdk(),
                run.started(),
                run.echobench(),
                CountedTrials.finished(trials),
                CountedTrials.planned(run),
                run.settings().profiled());
    }

    private Row row(Backend backend) {
        List<TrialResult> own = trials.stream()
                .filter(result -> result.trial().backend().equals(backend.id()))
                .toList();
        List<Completed> completed = own.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .toList();
        Rounds rounds = new Rounds(completed.stream().map(PhaseOfTrial::of).toList()).only(phase -> true);
        Rounds beside =
                new Rounds(completed.stream().map(PhaseOfTrial::besideTheLadder).toList()).only(phase -> true);
        Rounds open = beside.only(PhaseOfTrial::isOpenLoop);
        Map<String, Integer> marks = marks(completed);
        return new Row(
                backend,
                status(backend, own, rounds(completed)),
                reason(backend, own, rounds(completed)),
                rounds(completed),
                marks,
                rounds.errors(),
                rounds.beside(),
                rounds.samples(),
                open(open, beside),
                closed(rounds.only(phase -> !phase.isOpenLoop())),
                rounds.rssBytes(),
                open.isEmpty() ? Optional.empty() : Optional.of(open.clientUtilisation()),
                phases(rounds));
    }

    /** In how many rounds it ran to its end, however often it had to be tried. */
    private static int rounds(List<Completed> completed) {
        return (int) completed.stream()
                .map(trial -> trial.trial().round())
                .distinct()
                .count();
    }

    private Status status(Backend backend, List<TrialResult> own, int completed) {
        boolean failed = backend.status().equals("failed") || own.stream().anyMatch(Failed.class::isInstance);
        boolean skipped =
                backend.status().equals("skipped") || own.stream().anyMatch(TrialResult.Skipped.class::isInstance);
        if (failed) {
            return completed == 0 ? Status.FAILED : Status.PARTLY_FAILED;
        }
        if (completed >= run.finalRounds()) {
            return Status.MEASURED;
        }
        return skipped && completed == 0 ? Status.SKIPPED : Status.UNFINISHED;
    }

    /** The backend's own reason, else those of its trials, else how many rounds there are. */
    private String reason(Backend backend, List<TrialResult> own, int completed) {
        if (!backend.reason().isEmpty()) {
            return backend.reason();
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (TrialResult result : own) {
            switch (result) {
                case Failed failed -> reasons.add("round " + failed.trial().round() + ": " + failed.reason());
                case TrialResult.Skipped skipped -> reasons.add(skipped.reason());
                case Completed ignored -> {}
            }
        }
        if (reasons.isEmpty() && completed < run.finalRounds()) {
            return completed + " of " + run.finalRounds() + " rounds were run";
        }
        return String.join("; ", reasons);
    }

    private static Map<String, Integer> marks(List<Completed> completed) {
        Map<String, Integer> marks = new LinkedHashMap<>();
        completed.stream()
                .flatMap(trial -> trial.marks().stream().distinct())
                .forEach(mark -> marks.merge(mark, 1, Integer::sum));
        return marks;
    }

    private Optional<Open> open(Rounds open, Rounds all) {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Rounds whole = new Rounds(all.phasesByRound().stream()
                .filter(round -> round.stream().anyMatch(PhaseOfTrial::isOpenLoop))
                .toList());
        return Optional.of(new Open(
                whole.always(Stretches::openLoopSeconds),
                open.always(Summarizer::echoes),
                whole.always(round ->
                        echoes(round.stream().filter(PhaseOfTrial::isOpenLoop).toList())
                                / Math.max(1e-9, Stretches.openLoopSeconds(round))),
                open.offeredShare(),
                open.latencies(histograms),
                open.cpuNanosPerMessage()));
    }

    private static double echoes(List<PhaseOfTrial> round) {
        return Rounds.sum(round, phase -> phase.figures().completed());
    }

    private static Optional<Closed> closed(Rounds closed) {
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Closed(closed.echoesPerSecond(), isGeneratorBusy(closed), closed.cpuNanosPerMessage()));
    }

    /** Whether the generator was at its limit in a trial's closed loop. */
    static boolean isClosedLoopLimitedByClient(Completed trial) {
        return isGeneratorBusy(new Rounds(List.of(PhaseOfTrial.of(trial))).only(phase -> !phase.isOpenLoop()));
    }

    private static boolean isGeneratorBusy(Rounds closed) {
        return closed.all().stream().anyMatch(phase -> phase.figures().loop().utilisation() > BUSY_GENERATOR);
    }

    private List<PhaseRow> phases(Rounds rounds) {
        Map<String, PhaseFigures> byName = rounds.all().stream()
                .map(PhaseOfTrial::figures)
                .collect(Collectors.toMap(
                        PhaseFigures::name, phase -> phase, (first, second) -> first, LinkedHashMap::new));
        return byName.values().stream()
                .map(phase ->
                        phase(phase, rounds.only(other -> other.figures().name().equals(phase.name()))))
                .toList();
    }

    private PhaseRow phase(PhaseFigures first, Rounds rounds) {
        return new PhaseRow(
                first.name(),
                first.loadPoint(),
                rounds.always(round ->
                        (double) Rounds.sum(round, phase -> phase.figures().intended())),
                rounds.always(Summarizer::echoes),
                rounds.echoesPerSecond(),
                first.loadPoint().mode().equals("closed") ? Optional.empty() : rounds.offeredShare(),
                rounds.errors(),
                rounds.latencies(histograms),
                rounds.cpuNanosPerMessage(),
                rounds.rssBytes(),
                rounds.clientUtilisation());
    }
}
