package io.echobench.harness.cli;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.StaleModules;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.Ranked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code run} that say what is measured: backends, a running server, or both. */
final class TargetOptions {

    private static final String EXTERNAL = "external";

    @Option(
            names = "--backends",
            paramLabel = "A,B|all",
            description = "Which backends (default: the plain ones; see list).")
    @Nullable
    String backends;

    @Option(names = "--name", paramLabel = "NAME", description = "The row of --url (default: external).")
    @Nullable
    String name;

    @Mixin
    UrlOptions external = new UrlOptions();

    @Mixin
    CatalogOptions catalog = new CatalogOptions();

    /** What was asked for, in the order of its rows, with those that a script that ranks adds. */
    List<Target> targets(LoadScript script, RunSettings settings) throws UsageException {
        if (script.ranked().isEmpty()) {
            return chosen(settings);
        }
        Target anchor = anchor(script.ranked().get(), settings);
        if (external.isGiven()) {
            throw new UsageException("--url cannot be in a run of " + script.name()
                    + ": it ranks by CPU time, and that of a server which runs already is not known; choose a script without a"
                    + " ladder.");
        }
        return new ControlRows(anchor).with(chosen(settings));
    }

    private Target anchor(Ranked ranked, RunSettings settings) throws UsageException {
        Target anchor = booted(catalog.catalog().byId(ranked.anchor()), settings);
        ControlRows.expectAnchor(ranked);
        return anchor;
    }

    private List<Target> chosen(RunSettings settings) throws UsageException {
        List<Target> targets = new ArrayList<>();
        Catalog here = catalog.catalog();
        if (backends != null && backends.isBlank()) {
            throw new UsageException("--backends is empty; name some, or leave it out.");
        }
        if (!external.isGiven() || backends != null) {
            List<EchoBackend> selected = here.select(backends == null ? "" : backends);
            StaleModules.warnings(selected, Path.of("")).forEach(warning -> System.err.println("warning: " + warning));
            selected.forEach(backend -> targets.add(booted(backend, settings)));
        }
        if (external.isGiven()) {
            targets.add(external.target(externalName()));
            if (targets.stream().map(Target::id).distinct().count() < targets.size()) {
                throw new UsageException("--name " + name + " is the id of a backend; choose another.");
            }
        } else if (name != null) {
            throw new UsageException("--name is about a --url, and there is none.");
        }
        return targets;
    }

    /** The targets of these ids, in their order, whatever a list of backends would select now. */
    List<Target> targets(List<String> ids, LoadScript script, RunSettings settings) throws UsageException {
        Optional<ControlRows> controls = script.ranked().isPresent()
                ? Optional.of(new ControlRows(anchor(script.ranked().get(), settings)))
                : Optional.empty();
        List<Target> targets = new ArrayList<>();
        for (String id : ids) {
            Optional<Target> control = controls.flatMap(rows -> rows.named(id));
            targets.add(control.isPresent() ? control.get() : recorded(id, settings));
        }
        return targets;
    }

    private Target recorded(String id, RunSettings settings) throws UsageException {
        return external.isGiven() && id.equals(externalName())
                ? external.target(id)
                : booted(catalog.catalog().byId(id), settings);
    }

    /** The server that a load process is measured on. */
    Target reference(RunSettings settings) throws UsageException {
        return booted(catalog.catalog().byId("reference"), settings);
    }

    /** Whether backends were asked for one by one. */
    boolean byName() {
        return backends != null && !backends.equals("all");
    }

    private String externalName() {
        return name == null ? EXTERNAL : name;
    }

    private static Target booted(EchoBackend backend, RunSettings settings) {
        return new Target.Booted(backend, settings.serverLauncher(), settings.placement(), settings.serverConfig());
    }
}
