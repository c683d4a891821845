package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.BalancedOrder;
import io.echobench.harness.report.ReportWriter;
import io.echobench.harness.report.TextReport;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.Progress;
import io.echobench.harness.run.RunOutcome;
import io.echobench.harness.run.Session;
import io.echobench.harness.run.Stop;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.stats.CountedTrials;
import io.echobench.harness.stats.HistogramLogs;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.harness.stats.Verdict;
import io.echobench.harness.stats.Verdicts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Carries a run out whose setup is checked, says how it goes on stderr, and prints what came of it. */
record MeasuredRun(RunSetup setup, RunDirectory directory, Progress progress, ArtilleryJsonOption artilleryJson) {

    /** Returns the exit status. */
    int carryOut(Stop stop) throws IOException, UsageException {
        announce();
        try {
            RunOutcome outcome = session(stop).run();
            progress.clearLine();
            System.out.print(TextReport.render(ReportWriter.writeAll(directory, outcome.record(), outcome.trials())));
            artilleryJson.write(directory);
            System.out.println("report: " + directory.path().resolve("report.html"));
            if (outcome.stopped()) {
                progress.say("stopped: %d of %d trials are finished and kept; run --resume %s goes on"
                        .formatted(finished(outcome), setup.plan().trials().size(), directory.path()));
            }
            boolean fine = assertionsHold(outcome) && !missed(outcome);
            return fine ? CommandLineInterface.FINE : CommandLineInterface.FAILED;
        } catch (UnwritableRunException e) {
            throw new UnwritableRunException(e.getMessage() + "; what was finished before is kept, and run --resume "
                    + directory.path() + " goes on with it");
        }
    }

    private Session session(Stop stop) {
        return new Session(
                setup.script(),
                setup.plan(),
                setup.targets(),
                setup.kept(),
                setup.rules(),
                setup.settings(),
                directory,
                setup.record(),
                setup.masking(),
                progress,
                stop);
    }

    private void announce() {
        LoadScript load = setup.script();
        load.notes().forEach(progress::say);
        load.target()
                .ifPresent(target -> progress.say("config.target " + target
                        + " is replaced by the address of each backend; --url measures a server that runs already"));
        String done = setup.finished().isEmpty()
                ? ""
                : ", of which " + setup.finished().size() + " are finished";
        progress.say(counted(setup.plan().trials().size(), "trial") + ": "
                + counted(setup.targets().size(), "backend") + ", "
                + counted(setup.plan().rounds(), "round") + " of " + load.name() + ", into " + directory.path() + done);
        setup.record()
                .settings()
                .profiled()
                .ifPresentOrElse(
                        this::announceProfiles, () -> setup.record().ranked().ifPresent(this::announceRanking));
    }

    /** What a profiled run is not good for, and of which servers it will tell nothing. */
    private void announceProfiles(String words) {
        progress.say(words + ", and nothing is ranked");
        List<String> others = setup.targets().stream()
                .filter(target -> !target.runsInJvm())
                .map(Target::id)
                .toList();
        if (!others.isEmpty()) {
            progress.say("no profile of what is not a JVM of ours: " + String.join(", ", others));
        }
    }

    private static long finished(RunOutcome outcome) {
        return outcome.trials().stream()
                .map(result -> result.trial().number())
                .distinct()
                .count();
    }

    /** What a run that ranks is about to do, and what can be expected of it. */
    private void announceRanking(RunRecord.Ranked ranked) {
        int rows = setup.targets().size();
        boolean balanced = setup.plan().rounds() % BalancedOrder.balancedRounds(rows) == 0;
        progress.say(String.format(
                Locale.ROOT,
                "ranks by %s; the order is balanced%s; %s",
                LadderMetrics.inWords(ranked.anchor(), ranked.primaryRates()),
                balanced ? "" : " but incomplete",
                RankedRun.expectation(setup.record())));
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Says of each assertion of the script whether it holds; whether all that are strict do. */
    private boolean assertionsHold(RunOutcome outcome) throws IOException {
        if (setup.script().assertions().isEmpty()) {
            return true;
        }
        List<TrialResult> counted = CountedTrials.of(outcome.record(), outcome.trials());
        List<Verdict> verdicts = Verdicts.of(
                setup.script().assertions(),
                setup.targets().stream().map(Target::id).toList(),
                counted,
                HistogramLogs.read(directory, counted));
        verdicts.forEach(verdict -> System.out.println(verdict.line()));
        return verdicts.stream().noneMatch(Verdict::failed);
    }

    /** A backend that was asked for by name and cannot be had is a failure; one of a default run is not. */
    private boolean missed(RunOutcome outcome) {
        return outcome.failed() || (outcome.skipped() && setup.byName());
    }
}
