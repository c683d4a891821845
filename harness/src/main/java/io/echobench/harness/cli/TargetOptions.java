package io.echobench.harness.cli;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.catalog.StaleModules;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** What was asked for, in the order of its rows. */
    List<Target> targets(RunSettings settings) throws UsageException {
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
    List<Target> targets(List<String> ids, RunSettings settings) throws UsageException {
        Catalog here = catalog.catalog();
        List<Target> targets = new ArrayList<>();
        for (String id : ids) {
            boolean running = external.isGiven() && id.equals(externalName());
            targets.add(running ? external.target(id) : booted(here.byId(id), settings));
        }
        return targets;
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
