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
                        "--loglevel=error"),
                folder,
                LIMIT);
        if (!answer.isFine()) {
            throw new BackendException("npm ci failed with status " + answer.status() + ": " + reason(answer.text())
                    + "; check the network and npm's registry (npm config get registry), and try again.");
        }
    }

    /** The lines that npm marks as errors, without the mark and without where its log is. */
    private static String reason(String text) {
        String errors = text.lines()
                .filter(line -> line.startsWith("npm error") || line.startsWith("npm ERR!"))
                .map(line -> line.replaceFirst("npm (error|ERR!)\\s*", ""))
                .filter(line -> !line.isBlank() && !line.contains("complete log of this run"))
                .limit(3)
                .reduce((all, next) -> all + "; " + next)
                .orElse("");
        return errors.isEmpty() ? text.lines().reduce((all, last) -> last).orElse("it said nothing") : errors;
    }
}
