package io.echobench.benchmarks.yardstick;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.run.Placement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A C program with its lines, placed like a process of a trial. Ours end with their stdin, so that none outlives this process; every
 * one is ended when this is closed. One thread.
 */
public final class Child implements AutoCloseable {

    private static final String END = "";

    private final String name;
    private final Process process;
    private final Path stderr;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(String name, Process process, Path stderr) {
        this.name = name;
        this.process = process;
        this.stderr = stderr;
        Thread.ofPlatform().daemon().name(name + "-lines").start(this::readLines);
    }

    /**
     * Starts it.
     *
     * @param name what it is called when something goes wrong
     * @param stderr the file for its complaints
     */
    public static Child start(String name, List<String> command, Placement placement, List<Integer> cpus, Path stderr)
            throws BenchmarkException {
        List<String> placed = new ArrayList<>(placement.prefix(cpus));
        placed.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(placed).redirectError(stderr.toFile()).start();
            placement.raise(process.toHandle());
            return new Child(name, process, stderr);
        } catch (IOException e) {
            throw new BenchmarkException("the " + name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void readLines() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
                lines.add(line.get());
            }
        } catch (IOException e) {
            // its end, said below
        }
        lines.add(END);
    }

    private static Optional<String> next(BufferedReader reader) throws IOException {
        return Optional.ofNullable(reader.readLine());
    }

    /** Its process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Its next line, with that word at its beginning. */
    public String line(String word, long withinSeconds) throws BenchmarkException, InterruptedException {
        String line = lines.poll(withinSeconds, TimeUnit.SECONDS);
        if (line == null) {
            throw new BenchmarkException(
                    "the " + name + " did not say \"" + word + "\" within " + withinSeconds + " s.");
        }
        if (line.equals(END)) {
            throw new BenchmarkException("the " + name + " ended early: " + complaint() + ".");
        }
        if (!line.startsWith(word)) {
            throw new BenchmarkException("the " + name + " said \"" + line + "\" instead of \"" + word + "\".");
        }
        return line;
    }

    private String complaint() throws InterruptedException {
        String status = process.waitFor(2, TimeUnit.SECONDS) ? "exit status " + process.exitValue() : "no exit status";
        try {
            return Files.readString(stderr)
                    .lines()
                    .reduce((first, last) -> last)
                    .orElse(status);
        } catch (IOException e) {
            return status;
        }
    }

    /** Tells it to go on. */
    public void goOn() throws BenchmarkException {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new BenchmarkException("the " + name + " is gone: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
