package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Planner;
import io.echobench.harness.result.ClientCheck;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.ClientSelfCheck;
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.Progress;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Stop;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code run}: the comparison. Everything is checked before anything is started or written. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Boots each backend in turn, drives each with the identical load, and prints the comparison (the default"
                        + " command).")
final class RunCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 1000;

    @Option(
            names = "--script",
            paramLabel = "NAME|FILE",
            description =
                    "A shipped load script (quick; standard and strict, which rank; seed), or a file in Artillery's JSON or"
                            + " YAML (default: quick).")
    String script = "quick";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Which of the script's config.environments is laid over its config.")
    @Nullable
    String environment;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured (default: what the script says).")
    @Nullable
    Integer rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of order and schedules (default: what the script says, or 1).")
    @Nullable
    Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default: results).")
    Path out = Path.of("results");

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Goes on with a run that was cut short, as it was begun: its plan, seed and settings.")
    @Nullable
    Path resume;

    @Option(names = "--retry-failed", description = "With --resume: runs failed and skipped trials again, too.")
    boolean retryFailed;

    @Mixin
    TargetOptions targets = new TargetOptions();

    @Mixin
    PlacementOptions placement = new PlacementOptions();

    @Mixin
    LoadOptions client = new LoadOptions();

    @Mixin
    ProfileOption profile = new ProfileOption();

    @Mixin
    ArtilleryJsonOption artilleryJson = new ArtilleryJsonOption();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        artilleryJson.check();
        RunSetup setup = setup();
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            Progress progress = Progress.onStderr();
            RunSetup chosen = resume == null && client.isClientMeasured() ? withClient(setup, progress) : setup;
            return new MeasuredRun(chosen, directory(chosen), progress, artilleryJson).carryOut(stop);
        } catch (InterruptedException e) {
            System.err.println("stopped before the first trial; nothing was written");
            return CommandLineInterface.FAILED;
        }
    }

    /** Measures which client is cheaper here, says so, and takes it. */
    private RunSetup withClient(RunSetup setup, Progress progress)
            throws UsageException, IOException, InterruptedException {
        ClientCheck check = ClientSelfCheck.of(setup.settings(), targets.reference(setup.settings()), progress);
        progress.say(check.words());
        return setup.withClient(check);
    }

    private RunSetup setup() throws Exception {
        if (resume != null) {
            return Resumption.of(resume, retryFailed, parsed());
        }
        if (retryFailed) {
            throw new UsageException("--retry-failed goes with --resume DIR.");
        }
        return fresh();
    }

    private RunSetup fresh() throws Exception {
        Instant started = Instant.now();
        RunSettings settings = profile.addTo(placement.settings(client));
        LoadScript load = LoadScripts.open(script, Optional.ofNullable(environment), System.getenv());
        List<Target> chosen = targets.targets(load, settings);
        List<String> ids = chosen.stream().map(Target::id).toList();
        Plan plan = Planner.plan(load, ids, asked(rounds), seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        OutputFolder.check(out);
        ProfileOption.check(settings, out);
        RunChecks.check(load, plan, settings, targets.external);
        Path project = Path.of("").toAbsolutePath();
        PathMasking masking = RunRecords.masking(project, settings);
        RunRecord record = RunRecords.before(
                started,
                Version.withGitState(project),
                parsed().originalArgs(),
                load,
                plan,
                settings,
                chosen,
                load.ranked().map(ranked -> RankedRun.record(ranked, ids, plan.rounds(), rounds != null)),
                masking);
        return new RunSetup(
                load, plan, chosen, targets.byName(), List.of(), settings, record, masking, Optional.empty());
    }

    private RunDirectory directory(RunSetup setup) throws UsageException {
        if (setup.directory().isPresent()) {
            return setup.directory().get();
        }
        try {
            return RunDirectory.create(out, setup.record());
        } catch (UnwritableRunException e) {
            throw new UsageException(e.getMessage() + "; name another folder with --out.");
        }
    }

    private static OptionalInt asked(@Nullable Integer rounds) throws UsageException {
        return rounds == null
                ? OptionalInt.empty()
                : OptionalInt.of(PlacementOptions.within("--rounds", rounds, 0, 1, MOST_ROUNDS));
    }

    private ParseResult parsed() {
        if (spec == null) {
            throw new IllegalStateException("picocli injects it");
        }
        return spec.commandLine().getParseResult();
    }
}
