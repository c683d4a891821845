package io.echobench.api.external;

import io.echobench.api.BackendException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end and asked for nothing: stdin is empty, stdout and stderr come back as one text. */
public final class Tool {

    private Tool() {}

    /**
     * What it said.
     *
     * @param status its exit status
     * @param text all it printed, without white space around it
     */
    public record Answer(int status, String text) {

        /** Whether its exit status is 0. */
        public boolean isFine() {
            return status == 0;
        }
    }

    /**
     * Runs it.
     *
     * @param folder its working folder
     * @param limit after which it is killed with all that it started
     * @throws BackendException when it cannot be started, or takes longer than the limit
     */
    public static Answer run(List<String> command, Path folder, Duration limit) throws BackendException {
        String name = String.join(" ", command);
        try {
            Path output = Files.createTempFile("echobench-tool", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                        .redirectOutput(output.toFile())
                        .start();
                await(process, limit, name);
                return new Answer(
                        process.exitValue(),
                        Files.readString(output, StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new BackendException("cannot run " + name + ": " + e.getMessage(), e);
        }
    }

    private static java.io.File nothing() {
        return new java.io.File("/dev/null");
    }

    private static void await(Process process, Duration limit, String name) throws BackendException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                throw new BackendException(name + " took more than " + limit.toSeconds() + " s and was ended");
            }
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new BackendException("interrupted while " + name + " ran", e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
