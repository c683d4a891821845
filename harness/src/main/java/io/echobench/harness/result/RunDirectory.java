package io.echobench.harness.result;

import io.echobench.harness.plan.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of a run: {@code run.json}, one JSON file a trial under {@code trials/}, histogram logs and the server's stderr
 * beside it, reports above. Every file is written whole or not at all, so that a killed run keeps every finished trial. One
 * thread writes; any may read.
 */
public final class RunDirectory {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String FAILED = ".failed.json";
    private static final String DONE = ".json";

    /** More than a trial's result, its log or a report takes. */
    private static final int ROOM_BYTES = 512 << 10;

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /**
     * A new folder {@code <utc yyyyMMdd-HHmmss>-<script>} in {@code results}; a second one of the same second gets a number
     * behind its name. It is there with its {@code run.json} or not at all.
     *
     * @throws UnwritableRunException when it cannot be written
     */
    public static RunDirectory create(Path results, RunRecord run) throws UnwritableRunException {
        String name = STAMP.format(Instant.parse(run.started())) + "-"
                + run.script().name().replaceAll("[^A-Za-z0-9._-]", "-");
        Path hidden = results.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(hidden.resolve("trials"));
            RunDirectory unnamed = new RunDirectory(hidden);
            unnamed.expectRoom();
            unnamed.write(run);
            return new RunDirectory(named(hidden, results, name));
        } catch (IOException e) {
            discard(hidden);
            throw new UnwritableRunException(results, e.getCause() instanceof IOException cause ? cause : e);
        }
    }

    private static Path named(Path hidden, Path results, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path path = results.resolve(number == 1 ? name : name + "-" + number);
            try {
                if (!Files.exists(path)) {
                    return Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (FileSystemException e) {
                if (!Files.exists(path)) { // else another run was faster: the next number
                    throw e;
                }
            }
        }
    }

    private static void discard(Path hidden) {
        for (String name : List.of("run.json", "trials", "")) {
            try {
                Files.deleteIfExists(hidden.resolve(name));
            } catch (IOException e) {
                return; // its name is hidden: nobody reads it
            }
        }
    }

    /**
     * A folder that a run was written to.
     *
     * @throws UnreadableRunException when it holds no {@code run.json}
     */
    public static RunDirectory open(Path path) throws UnreadableRunException {
        if (!Files.isRegularFile(path.resolve("run.json"))) {
            throw new UnreadableRunException(
                    path + " holds no run.json; give the folder of a run, such as results/<utc>-<script>");
        }
        return new RunDirectory(path);
    }

    /**
     * Writes some bytes and deletes them again.
     *
     * @throws UnwritableRunException when a trial's result would find no room
     */
    public void expectRoom() throws UnwritableRunException {
        Path file = path.resolve(".room.tmp");
        RecordFile.write(file, new byte[ROOM_BYTES]);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UnwritableRunException(file, e);
        }
    }

    /** Removes what a killed process of that trial left half-written. */
    public void sweep(Trial trial) {
        sweep(path.resolve("trials"), "." + trial.fileStem() + ".");
    }

    /** Removes what a killed harness left half-written: to be called by the one process that writes, before its first trial. */
    public void sweep() {
        sweep(path, ".");
        sweep(path.resolve("trials"), ".");
    }

    private static void sweep(Path folder, String start) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> isTemporary(each, start)).toList()) {
                deleteAll(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // hidden names: nobody reads them
        }
    }

    private static void deleteAll(Path fileOrFolder) throws IOException {
        try (Stream<Path> all = Files.walk(fileOrFolder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static boolean isTemporary(Path file, String start) {
        String name = file.getFileName().toString();
        return name.startsWith(start) && name.endsWith(".tmp");
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Writes, or replaces, {@code run.json}. */
    public void write(RunRecord run) throws UnwritableRunException {
        RecordFile.write(path.resolve("run.json"), run);
    }

    /**
     * Reads {@code run.json}.
     *
     * @throws UnreadableRunException when it is malformed, or of another schema than {@value RunRecord#SCHEMA}
     */
    public RunRecord run() throws IOException {
        RunRecord run = RecordFile.read(
                path.resolve("run.json"), RunRecord.class, "restore it: without it nothing can be made of this folder");
        if (run.schema() != RunRecord.SCHEMA) {
            throw new UnreadableRunException(
                    "%s is of schema %d, this echobench reads schema %d; use the version named in it: %s"
                            .formatted(path.resolve("run.json"), run.schema(), RunRecord.SCHEMA, run.echobench()));
        }
        return run;
    }

    /** Writes a trial's result, in place of what an earlier attempt at the same trial left. */
    public void write(TrialResult result) throws IOException {
        boolean failed = result instanceof TrialResult.Failed;
        RecordFile.write(trialFile(result.trial(), failed ? FAILED : DONE), result);
        Files.deleteIfExists(trialFile(result.trial(), failed ? DONE : FAILED));
    }

    /**
     * The results that are there, by trial number and attempt: of an unfinished run fewer than were planned. What was measured before the
     * first round is none of them.
     *
     * @throws UnreadableRunException when one is malformed
     */
    public List<TrialResult> trials() throws IOException {
        return read(Trial::belongsToPlan);
    }

    /**
     * What was measured before the first round of a run that ranks, attempt by attempt: how much a message costs the anchor.
     *
     * @throws UnreadableRunException when it is malformed
     */
    public List<TrialResult> calibrations() throws IOException {
        return read(trial -> !trial.belongsToPlan());
    }

    private List<TrialResult> read(Predicate<Trial> wanted) throws IOException {
        List<TrialResult> results = new ArrayList<>();
        for (Path file : trialFiles(DONE)) {
            TrialResult result =
                    RecordFile.read(file, TrialResult.class, "restore it, or, if this trial may be lost, remove it");
            if (wanted.test(result.trial())) {
                results.add(result);
            }
        }
        results.sort(
                Comparator.comparingInt((TrialResult result) -> result.trial().number())
                        .thenComparingInt(result -> result.trial().attempt()));
        return results;
    }

    /**
     * A further file of a trial: {@code trials/03-netty.stderr.log} for {@code .stderr.log}, and what its histogram logs start
     * with for an empty ending.
     */
    public Path trialFile(Trial trial, String ending) {
        return path.resolve("trials").resolve(trial.fileStem() + ending);
    }

    /** The histogram logs of a trial, one for each load loop, in order; empty when none was kept. */
    public List<Path> histogramLogs(Trial trial) throws IOException {
        String start = trial.fileStem() + ".loop";
        return trialFiles(".hlog").stream()
                .filter(file -> file.getFileName().toString().startsWith(start))
                .toList();
    }

    /** Writes, or replaces, a further file of a trial; its name is {@link #trialFile}'s. */
    public void write(Path trialFile, String content) throws UnwritableRunException {
        RecordFile.write(trialFile, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a further file of a trial, which a process wrote under a hidden name, its own: it is complete. */
    public void rename(Path unfinished, Path trialFile) throws UnwritableRunException {
        try {
            Files.move(unfinished, trialFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UnwritableRunException(trialFile, e);
        }
    }

    /** Writes, or replaces, a report: {@code table.md}, {@code report.html}, {@code profiles/netty.server.html} ... */
    public void writeReport(String fileName, String content) throws IOException {
        Path file = path.resolve(fileName);
        Files.createDirectories(file.getParent());
        RecordFile.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> trialFiles(String ending) throws IOException {
        Path trials = path.resolve("trials");
        if (!Files.isDirectory(trials)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(trials)) {
            return files.filter(file -> isNamed(file.getFileName().toString(), ending))
                    .sorted()
                    .toList();
        }
    }

    /** Files of ours end so; what a killed write left begins with a dot. */
    private static boolean isNamed(String name, String ending) {
        return name.endsWith(ending) && !name.startsWith(".");
    }
}
