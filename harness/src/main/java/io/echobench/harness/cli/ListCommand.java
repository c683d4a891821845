package io.echobench.harness.cli;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code list}: what is here. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the backends that are here.")
final class ListCommand implements Callable<Integer> {

    @Option(names = "--probe", description = "Boots each, and prints what really runs or why it cannot.")
    boolean probe;

    @Mixin
    CatalogOptions catalog = new CatalogOptions();

    @Mixin
    PlacementOptions placement = new PlacementOptions();

    @Override
    public Integer call() throws Exception {
        RunSettings settings = placement.settings();
        for (EchoBackend backend : catalog.catalog().all()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-8s %s%s%n",
                    backend.id(),
                    backend.tier().name().toLowerCase(Locale.ROOT),
                    backend.description(),
                    remarks(backend));
            if (probe) {
                System.out.println(" ".repeat(17) + probed(backend, settings));
            }
        }
        return CommandLineInterface.FINE;
    }

    private static String remarks(EchoBackend backend) {
        String features = backend.features().stream()
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .collect(Collectors.joining(", "));
        String gaps =
                backend.knownGaps().isEmpty() ? "" : "; " + backend.knownGaps().size() + " declared gaps";
        return (features.isEmpty() ? "" : " [" + features + "]")
                + gaps
                + (backend.inDefaultRun() ? "" : "; only by name or with --backends all");
    }

    private static String probed(EchoBackend backend, RunSettings settings) throws Exception {
        Path stderr = Files.createTempFile("echobench-" + backend.id(), ".stderr.log");
        try (ChildServer server = settings.serverLauncher().start(backend, settings.serverConfig(), stderr)) {
            return "ready: " + server.software() + ", transport " + server.transport();
        } catch (BackendUnavailableException e) {
            return "unavailable: " + e.why() + "; how: " + e.how();
        } catch (BackendException e) {
            return "failed: " + e.getMessage();
        } finally {
            Files.deleteIfExists(stderr);
        }
    }
}
