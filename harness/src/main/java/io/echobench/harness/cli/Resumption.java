package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Planner;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.run.RoundLoop;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import io.echobench.load.NioProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code run --resume DIR}: sets a run up again from its record, so that it ends as it would have without the break, or refuses in one
 * sentence.
 */
final class Resumption {

    /** Options that say how to go on; all others belong to the run as it was begun. The launcher has read --jdk already. */
    private static final Set<String> OF_RESUMING =
            Set.of("--resume", "--retry-failed", "--jdk", "--yes", "--artillery-json");

    private final RunDirectory directory;
    private final RunRecord record;
    private final boolean retryFailed;
    private final RunCommand begun = new RunCommand();
    private final ParseResult begunWith;

    private Resumption(Path folder, boolean retryFailed) throws Exception {
        directory = RunDirectory.open(folder);
        record = directory.run();
        this.retryFailed = retryFailed;
        List<String> arguments = record.commandLine();
        try {
            begunWith = new CommandLine(begun)
                    .parseArgs(arguments.stream()
                            .skip(arguments.indexOf("run") == 0 ? 1 : 0)
                            .toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException(folder + " was begun with options that this echobench does not have ("
                    + e.getMessage() + "); use the version that began it: " + record.echobench() + ".");
        }
    }

    /**
     * Checks that the run can go on here and now.
     *
     * @param retryFailed whether failed and skipped trials are run again
     * @param given the present command line
     */
    static RunSetup of(Path folder, boolean retryFailed, ParseResult given) throws Exception {
        return new Resumption(folder, retryFailed).setup(given);
    }

    private RunSetup setup(ParseResult given) throws Exception {
        begun.client.client = record.settings().client().orElse(NioProvider.ID); // chosen once, before the first trial
        RunSettings settings = begun.profile.addTo(begun.placement.settings(begun.client));
        Path project = Path.of("").toAbsolutePath();
        PathMasking masking = RunRecords.masking(project, settings);
        refuseOtherOptions(given, masking);
        LoadScript script = LoadScripts.recorded(
                begun.script, record.script().text(), Optional.ofNullable(begun.environment), System.getenv());
        List<String> ids = record.backends().stream().map(RunRecord.Backend::id).toList();
        Plan plan = Planner.plan(script, ids, OptionalInt.of(record.rounds()), OptionalLong.of(record.seed()));
        List<TrialResult> kept = kept(plan);
        Sameness.expect(record, settings, Version.withGitState(project), directory.path());
        ProfileOption.check(settings, directory.path());
        List<Target> targets = targets(ids, script, settings);
        begun.targets.external.yes |= given.hasMatchedOption("--yes");
        RunChecks.check(script, plan, settings, begun.targets.external);
        return new RunSetup(
                script,
                plan,
                targets,
                begun.targets.byName(),
                kept,
                settings,
                forgetting(record).resumedAt(Instant.now()),
                masking,
                Optional.of(directory));
    }

    private void refuseOtherOptions(ParseResult given, PathMasking masking) throws UsageException {
        for (OptionSpec option : given.matchedOptions()) {
            String name = option.longestName();
            List<String> now = masking.mask(option.originalStringValues());
            OptionSpec before = begunWith.matchedOption(name);
            if (!OF_RESUMING.contains(name)
                    && (before == null || !before.originalStringValues().equals(now))) {
                String then = before == null
                        ? "without that option"
                        : "with " + name + " " + String.join(",", before.originalStringValues());
                throw new UsageException(name + " " + String.join(",", now) + " contradicts " + directory.path()
                        + ", which was begun " + then + "; leave it away, or start a new run.");
            }
        }
    }

    /** Results of the trials that are not run again; one that is not of this plan is refused. */
    private List<TrialResult> kept(Plan plan) throws Exception {
        List<TrialResult> results = directory.trials();
        List<Trial> trials = plan.trials();
        for (TrialResult result : results) {
            int number = result.trial().number();
            if (number < 1
                    || number > trials.size()
                    || !trials.get(number - 1).equals(result.trial().first())) {
                throw new UsageException("trial " + number + " in " + directory.path()
                        + " is not that of the recorded plan; use the version that began the run: "
                        + record.echobench() + ".");
            }
        }
        List<TrialResult> kept = results.stream()
                .filter(result -> !retryFailed || result instanceof TrialResult.Completed)
                .toList();
        RoundLoop loop = new RoundLoop(plan, RankedRun.of(record));
        if (loop.next(kept) instanceof RoundLoop.Next.Over) {
            long done = kept.stream()
                    .map(result -> result.trial().number())
                    .distinct()
                    .count();
            throw new UsageException(directory.path() + " is complete: all its " + done + " trials "
                    + (retryFailed ? "came through" : "have a result") + "; report prints it again"
                    + (retryFailed ? "." : ", and --retry-failed runs failed ones again."));
        }
        return kept;
    }

    private List<Target> targets(List<String> ids, LoadScript script, RunSettings settings) throws UsageException {
        try {
            return begun.targets.targets(ids, script, settings);
        } catch (UsageException e) {
            throw new UsageException(directory.path() + " cannot go on: " + e.getMessage());
        }
    }

    /** Where failed trials are run again, a target that could not be booted is tried again, too. */
    private RunRecord forgetting(RunRecord before) {
        return before.withBackends(before.backends().stream()
                .map(row -> retryFailed && !row.status().equals(RunRecord.Backend.READY) ? row.planned() : row)
                .toList());
    }
}
