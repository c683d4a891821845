package io.echobench.load.hostile;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.LoadStreams;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Step;
import io.echobench.load.Transport;
import io.echobench.load.hostile.MemoryProbe.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A whole load process against some attacks, one after the other; after each comes a phase on connections that are left alone. */
final class HostileRun {

    /** In an attacked phase. */
    static final int CONNECTIONS = 4;

    /** In an attacked phase. */
    static final int MESSAGES = 100;

    /** In the phase after it, a message each. */
    static final int SESSIONS = 6;

    private static final long MILLI = 1_000_000;
    private static final long ATTACKED_NANOS = 500 * MILLI;
    private static final long CLEAN_NANOS = 100 * MILLI;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final LoadPlan.Limits LIMITS = new LoadPlan.Limits(
            4_000 * MILLI,
            3_000 * MILLI,
            3_000 * MILLI,
            LoadPlan.Limits.of(List.of(attacked(SMALL, ""))).maxMessageBytes());

    /** An attacked phase and every wait in it to its end, one after the other; the rest is for the start of many JVMs at once on a busy machine. */
    static final long LONGEST_NANOS =
            ATTACKED_NANOS + LIMITS.connectNanos() + LIMITS.answerNanos() + LIMITS.closeNanos() + 30_000 * MILLI;

    /**
     * What came of one attack.
     *
     * @param attacked what was measured under it
     * @param clean what was measured after it
     * @param nanos from the end of what was before it until everything of it was over
     * @param grown the most bytes that the process had held until then, beside what it held before it read the plan
     */
    record Outcome(PhaseResult attacked, PhaseResult clean, long nanos, long grown) {}

    private final List<Attack> attacks;
    private final String wire;
    private final HostileServer server;

    private HostileRun(List<Attack> attacks, String wire, HostileServer server) {
        this.wire = wire;
        this.attacks = attacks;
        this.server = server;
    }

    /** Runs it to its end over that wire; an outcome for each attack. */
    static List<Outcome> of(List<Attack> attacks, String wire) throws IOException {
        try (HostileServer server = new HostileServer(attacks)) {
            Process process = new ProcessBuilder(command()).start();
            try {
                return new HostileRun(attacks, wire, server).run(process);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private List<Outcome> run(Process process) throws IOException {
        CompletableFuture<List<String>> printed = CompletableFuture.supplyAsync(
                () -> lines(process.errorReader()), task -> Thread.ofVirtual().start(task));
        LoadStreams.writePlan(plan(), process.getOutputStream());
        LoadStreams.Reader events = new LoadStreams.Reader(process.getInputStream());
        Optional<LoadEvent> event = events.next();
        while (event.isPresent() && !(event.get() instanceof LoadEvent.Finished)) {
            event = events.next();
        }
        List<String> lines = printed.join();
        if (event.isEmpty() || !(event.get() instanceof LoadEvent.Finished finished)) {
            throw new IOException("the load process did not finish: " + String.join("\n", lines));
        }
        if (server.accepted() != attacks.size() * (CONNECTIONS + SESSIONS)) {
            throw new IOException("the plan has other connections than the " + server.accepted() + " that came");
        }
        return outcomes(finished.result().phases(), Memory.parseAll(lines));
    }

    private List<Outcome> outcomes(List<PhaseResult> phases, List<Memory> memory) {
        List<Outcome> outcomes = new ArrayList<>();
        long beganNanos = memory.getFirst().nanoTime();
        for (int i = 0; i < attacks.size(); i++) {
            PhaseResult clean = phases.get(2 * i + 1);
            long overNanos = clean.beganNanos();
            long grown = memory.stream()
                    .filter(held -> held.nanoTime() <= clean.endedNanos())
                    .mapToLong(held -> held.since(memory.getFirst()))
                    .max()
                    .orElseThrow();
            outcomes.add(new Outcome(phases.get(2 * i), clean, overNanos - beganNanos, grown));
            beganNanos = clean.endedNanos();
        }
        return outcomes;
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

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmn8m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryProbe.class.getName());
    }

    private LoadPlan plan() {
        List<Phase> phases = new ArrayList<>();
        for (Attack attack : attacks) {
            phases.add(attacked(new Payload.Generated(attack.payloadBytes(), false), attack.what()));
            phases.add(clean("after " + attack.what()));
        }
        URI target = server.uri();
        return new LoadPlan(
                target, phases, 1, LoadPlan.Share.WHOLE, new Transport(wire, Polling.BLOCK), LIMITS, List.of(), "");
    }

    private static Phase attacked(Payload payload, String name) {
        double perSecond = MESSAGES * 1e9 / ATTACKED_NANOS;
        return new Phase.OpenLoop(name, true, ATTACKED_NANOS, perSecond, Arrivals.UNIFORM, CONNECTIONS, payload);
    }

    private static Phase clean(String name) {
        double perSecond = SESSIONS * 1e9 / CLEAN_NANOS;
        Flow one = new Flow("one", 1, List.of(new Step.Send(SMALL)));
        return new Phase.Sessions(name, true, CLEAN_NANOS, perSecond, perSecond, Arrivals.UNIFORM, List.of(one));
    }
}
