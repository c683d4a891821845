package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.harness.UsageException;
import io.echobench.harness.result.ConformanceVerdicts;
import io.echobench.harness.result.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is found out about a target once, before its trials, on a server process of its own: whether it boots and echoes, what
 * really runs, whether it keeps RFC 6455, and the flags that its JVM ended up with.
 *
 * @param status {@link #READY}, {@link #SKIPPED} or {@link #FAILED}
 * @param reason why it is not ready; empty otherwise
 * @param stderr last lines of a server that failed
 */
record Inspection(
        String status,
        String reason,
        String software,
        String transport,
        Optional<ConformanceVerdicts> conformance,
        List<String> flags,
        List<String> stderr,
        long tookNanos) {

    static final String READY = RunRecord.Backend.READY;
    static final String SKIPPED = RunRecord.Backend.SKIPPED;
    static final String FAILED = RunRecord.Backend.FAILED;
    static final String PLANNED = RunRecord.Backend.PLANNED;

    /** Of a target that was not inspected. */
    static final Inspection NONE =
            new Inspection(PLANNED, "the run was stopped before", "", "", Optional.empty(), List.of(), List.of(), 0);

    /**
     * Boots the target, looks at it and stops it.
     *
     * @param directory of the run, for its logs
     */
    static Inspection of(Target target, RunSettings settings, Path directory) throws InterruptedException {
        Path stderr = directory.resolve("trials").resolve("00-" + target.id() + ".stderr.log");
        long began = System.nanoTime();
        try (Target.Running running = target.start(stderr)) {
            EchoProbe.expectEcho(running.endpoint());
            List<String> flags = flags(target, running, settings);
            Conformance.Verdicts verdicts = Conformance.of(target, running, settings.maxMessageBytes());
            return new Inspection(
                    READY,
                    "",
                    running.software(),
                    running.transport(),
                    Optional.of(verdicts.record()),
                    flags,
                    List.of(),
                    System.nanoTime() - began);
        } catch (BackendUnavailableException e) {
            return missing(SKIPPED, e.why() + "; " + e.how(), List.of());
        } catch (BackendException | TrialException e) {
            List<String> log = lastLines(stderr);
            return missing(FAILED, LastWords.with(String.valueOf(e.getMessage()), log), log);
        }
    }

    /**
     * Boots a target that was inspected before, to see that it is still what it was.
     *
     * @param before its row then
     * @throws UsageException when it cannot be booted now, or is of another version: the run cannot go on with it
     */
    static Inspection again(Target target, RunRecord.Backend before, RunSettings settings, Path directory)
            throws InterruptedException, UsageException {
        Path stderr = directory.resolve("trials").resolve("00-" + target.id() + ".stderr.log");
        try (Target.Running running = target.start(stderr)) {
            EchoProbe.expectEcho(running.endpoint());
            if (!running.software().equals(before.software())) {
                throw new UsageException(target.id() + " is " + running.software() + " now, and the run began with "
                        + before.software() + ": their figures are no comparison, so start a new run.");
            }
            return new Inspection(
                    READY,
                    "",
                    before.software(),
                    before.transport(),
                    before.conformance(),
                    flags(target, running, settings),
                    List.of(),
                    0);
        } catch (BackendUnavailableException e) {
            throw new UsageException(
                    target.id() + " is not available now (" + e.why() + "; " + e.how() + "), so the run cannot go on.");
        } catch (BackendException | TrialException e) {
            throw new UsageException(
                    target.id() + " cannot be booted now (" + e.getMessage() + "), so the run cannot go on.");
        }
    }

    /** What is known of a row that is there for a control: what is known of the target that really runs, which was inspected. */
    Inspection ofControl() {
        return new Inspection(status, reason, software, transport, Optional.empty(), flags, stderr, 0);
    }

    /** What was recorded of a target that is not inspected again. */
    static Inspection recorded(RunRecord.Backend row) {
        return new Inspection(
                row.status(),
                row.reason(),
                row.software(),
                row.transport(),
                row.conformance(),
                List.of(),
                List.of(),
                0);
    }

    private static List<String> flags(Target target, Target.Running running, RunSettings settings)
            throws InterruptedException {
        return target.runsInJvm() && running.child().isPresent()
                ? ResultingFlags.of(settings, running.child().get().process())
                : List.of();
    }

    private static Inspection missing(String status, String reason, List<String> stderr) {
        return new Inspection(status, reason, "", "", Optional.empty(), List.of(), stderr, 0);
    }

    /** The last lines of a server's log. */
    static List<String> lastLines(Path stderr) {
        try {
            List<String> lines = new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return List.copyOf(lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return List.of();
        }
    }

    RunRecord.Backend row(Target target) {
        return new RunRecord.Backend(
                target.id(), target.description(), target.tier(), status, reason, software, transport, conformance);
    }

    /** One line about it, for the terminal. */
    String sentence(String id) {
        if (!status.equals(READY)) {
            return id + " | " + status + ": " + reason;
        }
        String cases = conformance
                .map(found -> found.passed() + "/" + found.cases() + " conformance cases")
                .orElse("");
        return String.format(Locale.ROOT, "%s | %s | %s | %.1f s", id, software, cases, tookNanos / 1e9);
    }
}
