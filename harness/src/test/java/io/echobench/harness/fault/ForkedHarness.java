package io.echobench.harness.fault;

import io.echobench.harness.Main;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a user gets it: a JVM of its own, below a folder of its own, with all that it starts under watch. */
final class ForkedHarness implements AutoCloseable {

    /** A loaded machine is slow; nothing is measured here. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What is there after that is left behind. An orphan ends within milliseconds, unless the machine itself stands still. */
    static final Duration NONE_LEFT_WITHIN = Duration.ofSeconds(30);

    private static final String LOAD_LOOP = "load-loop-0";

    private final Path folder;
    private final Process process;
    private final Processes processes;
    private final Path out;
    private final Path err;

    private ForkedHarness(Path folder, Process process, Processes processes, Path out, Path err) {
        this.folder = folder;
        this.process = process;
        this.processes = processes;
        this.out = out;
        this.err = err;
    }

    /** Starts the harness itself in that folder. */
    static ForkedHarness start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), Main.class.getName(), FaultModule.classPath(), arguments);
    }

    /**
     * Starts a main class that ends up in the harness.
     *
     * @param jvmFlags of its JVM
     */
    static ForkedHarness start(
            Path folder, List<String> jvmFlags, String mainClass, String classPath, String... arguments)
            throws IOException {
        String word = mainClass + "-" + System.nanoTime();
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                "env", // where the build runs in the background, SIGINT is ignored, and a child inherits that
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + tmp,
                "-Dechobench.parent=" + ProcessHandle.current().pid()));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put(Processes.VARIABLE, word);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp);
        return new ForkedHarness(folder, builder.start(), new Processes(word), out, err);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the load process has been loading for that long, by the run time of its spinning loop. */
    long awaitLoading(long millis) {
        return Waiting.first(PATIENCE, "load process at work", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("it ended before it loaded; it said: " + said());
            }
            return loader().filter(pid -> Processes.threadMillis(pid, LOAD_LOOP) >= millis);
        });
    }

    /** The load process, once it is one. */
    Optional<Long> loader() {
        return processes.withCommand("io.echobench.load.LoadMain");
    }

    /** The server, once its process is there. */
    long server() {
        return Waiting.first(PATIENCE, "server", () -> processes.withCommand("io.echobench.api.child.ServerMain"));
    }

    /** The harness, where another process has started it. */
    long harness() {
        return Waiting.first(PATIENCE, "harness", () -> processes.withCommand(" " + Main.class.getName() + " "));
    }

    /** Waits until its stderr holds that text. */
    void awaitSaid(String text) {
        if (!Waiting.until(PATIENCE, () -> said().contains(text) || !process.isAlive()) || !said().contains(text)) {
            throw new AssertionError("it did not say \"" + text + "\" but: " + said());
        }
    }

    /** Waits for its end; its exit status. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end; it said: " + said());
        }
        return process.exitValue();
    }

    /** How many of its processes are there some time after it was over: none if all is well, and then it takes no time. */
    int left() {
        return leftBehind().size();
    }

    /** What they are, and what they wait for. */
    List<String> leftBehind() {
        boolean unused =
                Waiting.until(NONE_LEFT_WITHIN, () -> processes.running().isEmpty());
        return processes.running().stream().map(LeftBehind::described).toList();
    }

    /** What it wrote to stderr, without what a JVM says of its options. */
    String said() {
        return text(err).replaceAll("(?m)^Picked up JAVA_TOOL_OPTIONS: .*\\R", "");
    }

    /** What it wrote to stdout. */
    String printed() {
        return text(out);
    }

    /** The one run below {@code results}. */
    RunDirectory run() throws IOException {
        return run(folder);
    }

    /** The one run below the {@code results} of a folder. */
    static RunDirectory run(Path folder) throws IOException {
        return RunDirectory.open(runFolders(folder.resolve("results")).getFirst());
    }

    /** The runs in a results folder; hidden ones are none. */
    static List<Path> runFolders(Path results) throws IOException {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(run -> !run.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** How many trials came through. */
    long kept() throws IOException {
        return kept(run());
    }

    /** How many trials of a run came through. */
    static long kept(RunDirectory run) throws IOException {
        return run.trials().stream()
                .filter(TrialResult.Completed.class::isInstance)
                .count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills whatever is left. */
    @Override
    public void close() {
        processes.running().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        process.destroyForcibly();
    }
}
