package io.echobench.api.external;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code npm ci} of a {@code package.json} and its {@code package-lock.json}, from the registry that npm is set up for: the lock file
 * has hashes and no addresses. Install scripts do not run. What npm has in its cache is not fetched again.
 */
public record NpmPackages(SearchPath programs) implements Installation.Recipe {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public void complete(Path folder, Consumer<String> progress) throws BackendException {
        Path npm = programs.find("npm")
                .orElseThrow(() -> new BackendUnavailableException(
                        "no npm on the PATH",
                        "install Node 18 or newer with npm (Debian: apt-get install nodejs npm)"));
        progress.accept("npm ci");
        Tool.Answer answer = Tool.run(
                List.of(
                        npm.toString(),
                        "ci",
                        "--ignore-scripts",
                        "--omit=dev",
                        "--prefer-offline",
                        "--no-audit",
                        "--no-fund",
                        "--no-update-notifier",
                        "--fetch-retry-mintimeout=1000", // ten seconds, then a minute, would be its own
                        "--fetch-retry-maxtimeout=5000",
                        "--loglevel=error"),
                folder,
                LIMIT);
        if (!answer.isFine()) {
            throw new BackendException("npm ci failed with status " + answer.status() + ": " + reason(answer.text())
                    + "; check the network and npm's registry (npm config get registry), and try again.");
        }
    }

    /** The first line that npm marks as an error and that is a sentence, not a code or a place in its source. */
    private static String reason(String text) {
        List<String> errors = text.lines()
                .filter(line -> line.startsWith("npm error") || line.startsWith("npm ERR!"))
                .map(line -> line.replaceFirst("npm (error|ERR!)", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return errors.stream()
                .filter(line -> !line.matches("(code|errno|syscall|at) .*"))
                .findFirst()
                .orElseGet(() -> errors.isEmpty() ? "it said " + text : errors.getFirst());
    }
}
