package io.echobench.harness.cli;

import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.Conformance;
import io.echobench.harness.run.Conformance.Verdicts;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.tck.CaseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: the conformance cases of RFC 6455 against backends or a running server. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Runs the RFC 6455 conformance cases. Exit status 1 when a case fails that is not declared, or a declared gap"
                        + " is no longer real.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Backends (default: all).")
    List<String> ids = new ArrayList<>();

    @Option(names = "--all-cases", description = "Prints the cases that passed, too.")
    boolean allCases;

    @Mixin
    UrlOptions external = new UrlOptions();

    @Mixin
    CatalogOptions catalog = new CatalogOptions();

    @Mixin
    PlacementOptions placement = new PlacementOptions();

    @Override
    public Integer call() throws Exception {
        RunSettings settings = placement.settings();
        boolean well = true;
        for (Target target : targets(settings)) {
            well &= check(target, settings);
        }
        return well ? CommandLineInterface.FINE : CommandLineInterface.FAILED;
    }

    private List<Target> targets(RunSettings settings) throws UsageException {
        if (external.isGiven()) {
            if (!ids.isEmpty()) {
                throw new UsageException("check takes backends or a --url, not both: " + String.join(", ", ids) + ".");
            }
            Target server = external.target("external");
            external.expectConsentAndAnswer("the conformance cases, bad frames and floods among them");
            return List.of(server);
        }
        List<Target> targets = new ArrayList<>();
        for (EchoBackend backend : catalog.catalog().select(ids.isEmpty() ? "all" : String.join(",", ids))) {
            targets.add(new Target.Booted(
                    backend, settings.serverLauncher(), settings.placement(), settings.serverConfig()));
        }
        return targets;
    }

    private boolean check(Target target, RunSettings settings) throws Exception {
        Path stderr = Files.createTempFile("echobench-" + target.id(), ".stderr.log");
        try (Target.Running running = target.start(stderr)) {
            Verdicts verdicts = Conformance.of(target, running, settings.maxMessageBytes());
            print(target, running, verdicts);
            return verdicts.surprises().isEmpty() && verdicts.closedGaps().isEmpty();
        } catch (BackendUnavailableException e) {
            System.out.println(target.id() + ": skipped: " + e.why() + "; how: " + e.how());
            return ids.isEmpty();
        } finally {
            Files.deleteIfExists(stderr);
        }
    }

    private void print(Target target, Target.Running running, Verdicts verdicts) {
        long bad = verdicts.results().stream().filter(Verdicts::isBad).count();
        System.out.printf(
                "%s: %d of %d cases pass, %d declared gaps, %d undeclared failures (%s)%n",
                target.id(),
                verdicts.results().size() - bad,
                verdicts.results().size(),
                bad - verdicts.surprises().size(),
                verdicts.surprises().size(),
                running.software());
        for (CaseResult result : verdicts.results()) {
            String declared = verdicts.declared(result);
            if (allCases || (Verdicts.isBad(result) && !declared.isEmpty())) {
                System.out.printf(
                        "  %-14s %s%s%n",
                        result.verdict().name().replace('_', '-'),
                        result.conformanceCase().id(),
                        declared.isEmpty() ? "" : "  declared: " + declared);
            }
        }
        verdicts.surprises()
                .forEach(result -> System.out.print(result.explanation().indent(2)));
        verdicts.closedGaps()
                .forEach(gap -> System.out.println(
                        "  the declared gap " + gap.caseId() + " is no longer real: the case passes; remove it"));
    }
}
