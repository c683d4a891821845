package io.echobench.harness.result;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.RunRecord.Script;
import io.echobench.harness.result.RunRecord.Settings;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Failed;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of a made-up run, complete enough for any report. */
public final class SampleRun {

    private SampleRun() {}

    /** Two rounds of the given backends. */
    public static RunRecord run(Backend... backends) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("kernel", "Linux 6.12.0");
        environment.put("cpu", "2 x Example CPU @ 3.0 GHz");
        return new RunRecord(
                RunRecord.SCHEMA,
                "0.1.0-SNAPSHOT (1a2b3c4, clean)",
                "2026-11-23T15:00:00Z",
                List.of("run", "--script", "quick"),
                new Script("quick", "ab".repeat(32), "config:\n  target: ws://localhost\n"),
                42,
                2,
                settings(),
                environment,
                List.of(backends),
                2
                        * (int) List.of(backends).stream()
                                .filter(backend -> backend.status().equals("ready"))
                                .count(),
                Optional.empty(),
                List.of());
    }

    /** A run that has just begun, of a script by that name. */
    public static RunRecord begun(Instant started, String script) {
        return new RunRecord(
                RunRecord.SCHEMA,
                "0.1.0-SNAPSHOT (1a2b3c4, clean)",
                started.toString(),
                List.of("run", "--script", script),
                new Script(script, "ab".repeat(32), "config:\n  target: ws://localhost\n"),
                42,
                2,
                settings(),
                Map.of(),
                List.of(),
                0,
                Optional.empty(),
                List.of());
    }

    /** One CPU each, spinning. */
    public static Settings settings() {
        return new Settings(
                "0",
                "1",
                "1-CPU profile",
                "spin",
                Optional.of("nio"),
                Optional.empty(),
                1,
                1,
                65_536,
                "Temurin-25.0.3+9",
                List.of("-Xmx512m"),
                List.of("-Xmx256m"),
                "nice -5",
                Optional.empty());
    }

    /** A backend that ran. */
    public static Backend ready(String id) {
        return new Backend(
                id,
                "An echo for tests",
                "message",
                "ready",
                "",
                id + " 1.0",
                "nio",
                Optional.of(new ConformanceVerdicts(118, 118, List.of())));
    }

    /** One that did not. */
    public static Backend skipped(String id, String reason) {
        return new Backend(id, "An echo for tests", "message", "skipped", reason, "", "", Optional.empty());
    }

    /** A trial of the plan. */
    public static Trial trial(int number, int round, String backend) {
        return new Trial(number, round, backend, 42 + round);
    }

    /** A trial that ran to its end. */
    public static Completed completed(Trial trial, PhaseFigures... phases) {
        Map<String, Long> windows = new LinkedHashMap<>();
        windows.put("boot", 400_000_000L);
        windows.put("measured", 8_000_000_000L);
        return new Completed(
                trial,
                "2026-11-23T15:00:10Z",
                windows,
                List.of(phases),
                64,
                List.of(),
                Map.of("server", List.of("$JAVA_HOME/bin/java", "-Xmx512m", "io.echobench.api.child.ServerMain")),
                List.of("-XX:+UseSerialGC"));
    }

    /** A trial that did not. */
    public static Failed failed(Trial trial, String reason) {
        return new Failed(trial, "2026-11-23T15:00:10Z", reason, List.of("java.net.BindException: in use"), List.of());
    }

    /** An open loop of five seconds at 5,000 messages a second, all answered within a millisecond. */
    public static PhaseFigures open() {
        return phase("open", new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson"), 25_000, 5_000_000_000L);
    }

    /** A closed loop of three seconds. */
    public static PhaseFigures closed(long echoes) {
        return phase("closed", new LoadPoint("closed", 64, 32, 0, 0, 1, ""), echoes, 3_000_000_000L);
    }

    /** The same phase with a generator that had no time left. */
    public static PhaseFigures busy(PhaseFigures phase) {
        return new PhaseFigures(
                phase.name(),
                phase.loadPoint(),
                phase.intended(),
                phase.sent(),
                phase.completed(),
                phase.sessions(),
                phase.sessionsOpened(),
                phase.sessionsCompleted(),
                phase.errors(),
                phase.censored(),
                phase.censoredAboveNanos(),
                phase.firstDueNanos(),
                phase.elapsedNanos(),
                phase.latencies(),
                phase.server(),
                phase.client(),
                new ClientFigures(0.97, 1.2, 0, 0),
                phase.machine(),
                phase.series(),
                phase.samples());
    }

    /** A phase without an error. */
    public static PhaseFigures phase(String name, LoadPoint point, long messages, long elapsedNanos) {
        Latency latency = new Latency(messages, 40_000, 90_000, 80_000, 120_000, 300_000, 700_000, 1_000_000);
        return new PhaseFigures(
                name,
                point,
                messages,
                messages,
                messages,
                64,
                64,
                64,
                Map.of(),
                0,
                5_000_000_000L,
                2_000_000_000L,
                elapsedNanos,
                Map.of("response", latency, "rtt", latency, "lag", latency, "send", latency),
                Optional.of(process(20_000)),
                process(15_000),
                new ClientFigures(0.4, 1.2, messages * 34, messages * 38),
                new MachineFigures(elapsedNanos, Map.of("0", elapsedNanos / 2, "1", elapsedNanos), 0, 64),
                List.of(new SecondFigures(0, messages, 0, messages, messages, 0, 64, 80_000, 300_000, 1_000_000)),
                List.of());
    }

    private static ProcessFigures process(double nanosPerMessage) {
        return new ProcessFigures(
                500_000_000,
                5_000_000_000L,
                nanosPerMessage,
                100 << 20,
                12,
                1_000_000,
                2 << 20,
                1,
                3_000_000,
                4_000_000);
    }
}
