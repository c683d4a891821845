package io.echobench.harness.cli;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.Installable;
import io.echobench.api.external.Installation;
import io.echobench.harness.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code setup}: installs the packages that backends in other languages run on; the only command that installs anything. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description =
                "Installs what backends in other languages run on into ~/.cache/echobench (XDG_CACHE_HOME). Exit status 1 when"
                        + " one cannot be installed.")
final class SetupCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Backends (default: all that need it).")
    List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        boolean well = true;
        for (EchoBackend backend : Catalog.discover().select(ids.isEmpty() ? "all" : String.join(",", ids))) {
            if (!ids.isEmpty() || backend instanceof Installable) {
                well &= setUp(backend);
            }
        }
        return well ? CommandLineInterface.FINE : CommandLineInterface.FAILED;
    }

    /** Whether it can be started then, or need not: a machine that it is not made for is no failure unless it was asked for. */
    private boolean setUp(EchoBackend backend) {
        try {
            boolean installed = backend instanceof Installable installable && install(installable.installation());
            if (backend instanceof CommandBackend command) {
                command.command();
            }
            if (!(backend instanceof Installable)) {
                say(backend, "needs nothing that setup installs");
            } else if (!installed) {
                say(backend, "is set up already");
            }
            return true;
        } catch (BackendUnavailableException e) {
            say(backend, "skipped: " + e.why() + "; " + e.how());
            return ids.isEmpty();
        } catch (BackendException e) {
            say(backend, "FAILED: " + e.getMessage());
            return false;
        }
    }

    private boolean install(Installation installation) throws BackendException {
        long began = System.nanoTime();
        boolean installed = installation.install(step -> System.out.println(installation.id() + ": " + step + " ..."));
        if (installed) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: installed in %s, %.1f s%n",
                    installation.id(),
                    installation.folder(),
                    (System.nanoTime() - began) / 1e9);
        }
        return installed;
    }

    private void say(EchoBackend backend, String words) {
        System.out.println(backend.id() + ": " + words);
    }
}
