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
import io.echobench.harness.run.HostLock;
import io.echobench.harness.run.Progress;
import io.echobench.harness.run.RunOutcome;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Session;
import io.echobench.harness.run.Stop;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.stats.HistogramLogs;
import io.echobench.harness.stats.Verdict;
import io.echobench.harness.stats.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Which of the script's config.environments is laid over its config.")
    @Nullable
    String environment;

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

    @Option(names = "--name", paramLabel = "NAME", description = "The row of --url (default: external).")
    @Nullable
    String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default: results).")
    Path out = Path.of("results");

    @Mixin
    UrlOptions external = new UrlOptions();

    @Mixin
    CatalogOptions catalog = new CatalogOptions();

    @Mixin
    PlacementOptions placement = new PlacementOptions();

    @Mixin
    ArtilleryJsonOption artilleryJson = new ArtilleryJsonOption();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Instant started = Instant.now();
        artilleryJson.check();
        RunSettings settings = placement.settings();
        LoadScript load = LoadScripts.open(script, Optional.ofNullable(environment), System.getenv());
        List<Target> targets = targets(settings);
        Plan plan = Planner.plan(
                load,
                targets.stream().map(Target::id).toList(),
                asked(rounds),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        RunChecks.check(load, plan, settings, external, out);
        Path project = Path.of("").toAbsolutePath();
        PathMasking masking = PathMasking.of(project, Path.of(System.getProperty("user.home")), settings.jdk());
        RunRecord record = RunRecords.before(
                started, Version.withGitState(project), arguments(), load, plan, settings, targets, masking);
        try (HostLock alone = HostLock.take();
                Stop stop = Stop.watch()) {
            alone.ensureHeld();
            RunDirectory directory = RunDirectory.create(out, started, load.name());
            Progress progress = Progress.onStderr();
            load.notes().forEach(progress::say);
            load.target()
                    .ifPresent(
                            target -> progress.say(
                                    "config.target " + target
                                            + " is replaced by the address of each backend; --url measures a server that runs already"));
            progress.say(plan.trials().size() + " trials: " + targets.size() + " backends, " + plan.rounds()
                    + " rounds of " + load.name() + ", into " + directory.path());
            RunOutcome outcome =
                    new Session(load, plan, targets, settings, directory, record, masking, progress, stop).run();
            System.out.print(TextReport.render(ReportWriter.writeAll(directory, outcome.record(), outcome.trials())));
            artilleryJson.write(directory);
            System.out.println("report: " + directory.path().resolve("report.html"));
            return judged(load, targets, directory, outcome) ? status(outcome) : CommandLineInterface.FAILED;
        }
    }

    /** Says of each assertion of the script whether it holds; whether all that are strict do. */
    private static boolean judged(LoadScript load, List<Target> targets, RunDirectory directory, RunOutcome outcome)
            throws IOException {
        if (load.assertions().isEmpty()) {
            return true;
        }
        List<Verdict> verdicts = Verdicts.of(
                load.assertions(),
                targets.stream().map(Target::id).toList(),
                outcome.trials(),
                HistogramLogs.read(directory, outcome.trials()));
        verdicts.forEach(verdict -> System.out.println(verdict.line()));
        return verdicts.stream().noneMatch(Verdict::failed);
    }

    private static OptionalInt asked(@Nullable Integer rounds) throws UsageException {
        return rounds == null
                ? OptionalInt.empty()
                : OptionalInt.of(PlacementOptions.within("--rounds", rounds, 0, 1, MOST_ROUNDS));
    }

    private List<Target> targets(RunSettings settings) throws UsageException {
        List<Target> targets = new ArrayList<>();
        Catalog here = catalog.catalog();
        if (!external.isGiven() || !backends.isBlank()) {
            List<EchoBackend> selected = here.select(backends);
            StaleModules.warnings(selected, Path.of("")).forEach(warning -> System.err.println("warning: " + warning));
            for (EchoBackend backend : selected) {
                targets.add(new Target.Booted(
                        backend, settings.serverLauncher(), settings.placement(), settings.serverConfig()));
            }
        }
        if (external.isGiven()) {
            targets.add(external.target(name == null ? "external" : name));
            if (targets.stream().map(Target::id).distinct().count() < targets.size()) {
                throw new UsageException("--name " + name + " is the id of a backend; choose another.");
            }
        } else if (name != null) {
            throw new UsageException("--name is about a --url, and there is none.");
        }
        return targets;
    }

    private List<String> arguments() {
        return spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    }

    /** A backend that was asked for by name and cannot be had is a failure; one of a default run is not. */
    private int status(RunOutcome outcome) {
        boolean missed = outcome.failed() || (outcome.skipped() && !backends.isBlank() && !backends.equals("all"));
        return missed ? CommandLineInterface.FAILED : CommandLineInterface.FINE;
    }
}
