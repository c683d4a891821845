package io.echobench.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.IVersionProvider;

/** Which echobench this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"echobench " + number()};
    }

    /** {@code 0.1.0-SNAPSHOT}: written by the build. */
    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("/io/echobench/harness/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 0.1.0-SNAPSHOT (1a2b3c4, changed)}: with the state of the checkout, where there is one. */
    static String withGitState(Path project) throws InterruptedException {
        String commit = git(project, List.of("rev-parse", "--short", "HEAD"));
        if (commit.isEmpty()) {
            return number() + " (no git checkout)";
        }
        boolean clean = git(project, List.of("status", "--porcelain", "--untracked-files=no"))
                .isEmpty();
        return number() + " (" + commit + ", " + (clean ? "clean" : "changed") + ")";
    }

    private static String git(Path project, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(git));
            if (!git.waitFor(10, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return "";
            }
            return git.exitValue() == 0 ? out.join().strip() : ""; // its output has ended with it
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(Process git) {
        try (InputStream out = git.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
