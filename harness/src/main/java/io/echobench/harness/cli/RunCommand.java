package io.echobench.harness.cli;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.StaleModules;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Planner;
import io.echobench.harness.report.ReportWriter;
import io.echobench.harness.report.TextReport;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.Progress;
import io.echobench.harness.run.RunOutcome;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Session;
import io.echobench.harness.run.Stop;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
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
            description = "A shipped load script, or a file in Artillery's JSON or YAML (default: quick).")
    String script = "quick";

    @Option(
            names = "--backends",
            paramLabel = "A,B|all",
            description = "Which backends (default: the plain ones; see list).")
    String backends = "";

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

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Measures a running server beside, or instead of, backends.")
    @Nullable
    URI url;

    @Option(names = "--name", paramLabel = "NAME", description = "The row of --url (default: external).")
    String name = "external";

    @Option(names = "--remote", description = "Allows a --url outside this machine. Load only what is yours.")
    boolean remote;

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
    PlacementOptions placement = new PlacementOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RunSetup setup = setup();
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            RunDirectory directory = directory(setup);
            Progress progress = Progress.onStderr();
            announce(setup, directory, progress);
            return measured(setup, directory, progress, stop);
        }
    }

    private static int measured(RunSetup setup, RunDirectory directory, Progress progress, Stop stop)
            throws IOException, UsageException {
        try {
            RunOutcome outcome = new Session(
                            setup.script(),
                            setup.plan(),
                            setup.targets(),
                            setup.finished(),
                            setup.settings(),
                            directory,
                            setup.record(),
                            setup.masking(),
                            progress,
                            stop)
                    .run();
            System.out.print(TextReport.render(ReportWriter.writeAll(directory, outcome.record(), outcome.trials())));
            System.out.println("report: " + directory.path().resolve("report.html"));
            if (outcome.stopped()) {
                progress.say(unfinished(directory, outcome.trials().size(), setup.plan()));
            }
            return status(outcome, setup.byName());
        } catch (UnwritableRunException e) {
            throw new UnwritableRunException(e.getMessage() + "; what was finished before is kept, and run --resume "
                    + directory.path() + " goes on with it");
        }
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
        RunSettings settings = placement.settings();
        LoadScript load = LoadScripts.open(script);
        List<Target> targets = targets(settings);
        Plan plan = Planner.plan(
                load,
                targets.stream().map(Target::id).toList(),
                asked(rounds),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        Path project = Path.of("").toAbsolutePath();
        PathMasking masking = RunRecords.masking(project, settings);
        RunRecord record = RunRecords.before(
                started,
                Version.withGitState(project),
                parsed().originalArgs(),
                load,
                plan,
                settings,
                targets,
                masking);
        return new RunSetup(load, plan, targets, byName(), Set.of(), settings, record, masking, Optional.empty());
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

    private static void announce(RunSetup setup, RunDirectory directory, Progress progress) {
        LoadScript load = setup.script();
        load.notes().forEach(progress::say);
        load.target()
                .ifPresent(target -> progress.say("config.target " + target
                        + " is replaced by the address of each backend; --url measures a server that runs already"));
        String done = setup.finished().isEmpty()
                ? ""
                : ", of which " + setup.finished().size() + " are finished";
        progress.say(
                setup.plan().trials().size() + " trials: " + setup.targets().size() + " backends, "
                        + setup.plan().rounds() + " rounds of " + load.name() + ", into " + directory.path() + done);
    }

    private static String unfinished(RunDirectory directory, int finished, Plan plan) {
        return "stopped: %d of %d trials are finished and kept; run --resume %s goes on"
                .formatted(finished, plan.trials().size(), directory.path());
    }

    private static OptionalInt asked(@Nullable Integer rounds) throws UsageException {
        return rounds == null
                ? OptionalInt.empty()
                : OptionalInt.of(PlacementOptions.within("--rounds", rounds, 0, 1, MOST_ROUNDS));
    }

    private List<Target> targets(RunSettings settings) throws UsageException {
        List<Target> targets = new ArrayList<>();
        if (url == null || !backends.isBlank()) {
            List<EchoBackend> selected = Catalog.discover().select(backends);
            StaleModules.warnings(selected, Path.of("")).forEach(warning -> System.err.println("warning: " + warning));
            selected.forEach(backend -> targets.add(booted(backend, settings)));
        }
        if (url != null) {
            if (targets.stream().anyMatch(target -> target.id().equals(name))) {
                throw new UsageException("--name " + name + " is the id of a backend; choose another.");
            }
            targets.add(ExternalUrl.target(name, url, remote));
        }
        return targets;
    }

    /** The targets of these ids, in their order, whatever a list of backends would select now. */
    List<Target> targets(List<String> ids, RunSettings settings) throws UsageException {
        Catalog catalog = Catalog.discover();
        List<Target> targets = new ArrayList<>();
        for (String id : ids) {
            targets.add(
                    url != null && id.equals(name)
                            ? ExternalUrl.target(name, url, remote)
                            : booted(catalog.byId(id), settings));
        }
        return targets;
    }

    private static Target booted(EchoBackend backend, RunSettings settings) {
        return new Target.Booted(backend, settings.serverLauncher(), settings.placement(), settings.serverConfig());
    }

    private ParseResult parsed() {
        if (spec == null) {
            throw new IllegalStateException("picocli injects it");
        }
        return spec.commandLine().getParseResult();
    }

    /** Whether backends were asked for one by one. */
    boolean byName() {
        return !backends.isBlank() && !backends.equals("all");
    }

    /** A backend that was asked for by name and cannot be had is a failure; one of a default run is not. */
    private static int status(RunOutcome outcome, boolean byName) {
        boolean missed = outcome.failed() || (outcome.skipped() && byName);
        return missed ? CommandLineInterface.FAILED : CommandLineInterface.FINE;
    }
}
