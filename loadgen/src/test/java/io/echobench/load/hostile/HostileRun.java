package io.echobench.load.hostile;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.LoadStreams;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Step;
import io.echobench.load.hostile.MemoryProbe.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A whole load process against one hostile server: a phase that is attacked, then one on connections that are not.
 *
 * @param result what it measured
 * @param connections how many came to the server
 * @param lasted from the plan to the result
 * @param grown the most bytes that the process held beside what it held before it read the plan
 */
record HostileRun(LoadResult result, int connections, Duration lasted, long grown) {

    /** In the attacked phase. */
    static final int CONNECTIONS = 4;

    /** In the attacked phase. */
    static final int MESSAGES = 100;

    /** In the phase after it, a message each. */
    static final int SESSIONS = 6;

    private static final long MILLI = 1_000_000;
    private static final long ATTACKED_NANOS = 500 * MILLI;
    private static final long CLEAN_NANOS = 300 * MILLI;

    /** What the plan takes, and every wait in it to its end, one after the other; and a JVM's start on a machine that is busy. */
    static final Duration LONGEST = Duration.ofNanos(ATTACKED_NANOS + CLEAN_NANOS)
            .plus(Duration.ofNanos(2
                    * (limits(0).connectNanos()
                            + limits(0).answerNanos()
                            + limits(0).closeNanos())))
            .plusSeconds(15);

    PhaseResult attacked() {
        return result.phases().get(0);
    }

    PhaseResult clean() {
        return result.phases().get(1);
    }

    /** Runs it to its end. */
    static HostileRun of(Attack.Course attack, int payloadBytes) throws IOException {
        try (HostileServer server = new HostileServer(attack, CONNECTIONS)) {
            Process process = new ProcessBuilder(command()).start();
            try {
                return run(process, server, plan(server, payloadBytes));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static HostileRun run(Process process, HostileServer server, LoadPlan plan) throws IOException {
        CompletableFuture<List<String>> printed = CompletableFuture.supplyAsync(
                () -> lines(process.errorReader()), task -> Thread.ofVirtual().start(task));
        long began = System.nanoTime();
        LoadStreams.writePlan(plan, process.getOutputStream());
        LoadStreams.Reader events = new LoadStreams.Reader(process.getInputStream());
        Optional<LoadEvent> event = events.next();
        while (event.isPresent() && !(event.get() instanceof LoadEvent.Finished)) {
            event = events.next();
        }
        Duration lasted = Duration.ofNanos(System.nanoTime() - began);
        List<String> lines = printed.join();
        if (event.isEmpty() || !(event.get() instanceof LoadEvent.Finished finished)) {
            throw new IOException("the load process did not finish: " + String.join("\n", lines));
        }
        return new HostileRun(finished.result(), server.accepted(), lasted, grown(lines));
    }

    private static List<String> lines(BufferedReader stderr) {
        List<String> lines = new ArrayList<>();
        try (stderr) {
            stderr.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(e.toString());
        }
        return lines;
    }

    /** The last line may be cut, since the process halts. */
    private static long grown(List<String> lines) {
        List<Memory> memory = lines.subList(0, lines.size() - 1).stream()
                .filter(Memory::isOne)
                .map(Memory::parse)
                .toList();
        return memory.stream()
                .mapToLong(held -> held.since(memory.getFirst()))
                .max()
                .orElseThrow();
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmn8m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryProbe.class.getName());
    }

    private static LoadPlan plan(HostileServer server, int payloadBytes) {
        Payload payload = new Payload.Generated(payloadBytes, false);
        Flow one = new Flow("one", 1, List.of(new Step.Send(new Payload.Generated(32, false))));
        List<Phase> phases = List.of(
                new Phase.OpenLoop(
                        "attacked",
                        true,
                        ATTACKED_NANOS,
                        MESSAGES * 1e9 / ATTACKED_NANOS,
                        Arrivals.UNIFORM,
                        CONNECTIONS,
                        payload),
                new Phase.Sessions(
                        "clean",
                        true,
                        CLEAN_NANOS,
                        SESSIONS * 1e9 / CLEAN_NANOS,
                        SESSIONS * 1e9 / CLEAN_NANOS,
                        Arrivals.UNIFORM,
                        List.of(one)));
        return new LoadPlan(
                server.uri(),
                phases,
                1,
                LoadPlan.Share.WHOLE,
                Polling.BLOCK,
                limits(LoadPlan.Limits.of(phases).maxMessageBytes()),
                List.of(),
                "");
    }

    private static LoadPlan.Limits limits(int maxMessageBytes) {
        return new LoadPlan.Limits(1_500 * MILLI, 2_000 * MILLI, 1_000 * MILLI, maxMessageBytes);
    }
}
