package io.echobench.harness.report;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.ConformanceVerdicts;
import io.echobench.harness.result.ConformanceVerdicts.FailedCase;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RecordedPhase;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * A made-up run on disk with everything that can happen to a backend: measured, unanswered messages, one failed round, failed
 * with hostile words, skipped. The same bytes every time.
 */
final class SampleDirectory {

    /** What a hostile backend says: it must reach every report as text. */
    static final String HOSTILE =
            "</script><script>alert(1)</script> | `x` \u001b[31m \"quoted\", <img src=x onerror=alert(2)>";

    private static final long SECOND = 1_000_000_000L;

    private SampleDirectory() {}

    /** Writes it all. */
    static RunDirectory write(Path results) throws IOException {
        RunDirectory directory =
                RunDirectory.create(results, SampleRun.begun(Instant.parse("2026-11-23T15:00:00Z"), "quick"));
        RunRecord run = SampleRun.run(
                SampleRun.ready("netty"),
                SampleRun.ready("undertow"),
                withGaps(SampleRun.ready("helidon")),
                SampleRun.skipped("node-ws", "node is not on the PATH; install Node 20 or newer"),
                hostile());
        directory.write(run);
        int number = 1;
        for (int round = 1; round <= run.rounds(); round++) {
            write(directory, SampleRun.trial(number++, round, "netty"), 60_000, 0, 90_000, List.of());
            write(directory, SampleRun.trial(number++, round, "undertow"), 110_000, 300, 60_000, List.of("noisy"));
            Trial helidon = SampleRun.trial(number++, round, "helidon");
            if (round == 1) {
                write(directory, helidon, 85_000, 0, 75_000, List.of("client-limited"));
            } else {
                directory.write(SampleRun.failed(helidon, "the server's process ended with status 137"));
            }
            directory.write(SampleRun.failed(SampleRun.trial(number++, round, "hostile"), HOSTILE));
        }
        return directory;
    }

    private static Backend withGaps(Backend backend) {
        List<FailedCase> failed = List.of(
                new FailedCase(
                        "utf8/overlong-2",
                        "FAILED",
                        "no close frame",
                        "Its decoder does not check UTF-8: https://example.org/1"),
                new FailedCase("close/code-1005", "NON-STRICT", "1000 instead of 1002", ""));
        return new Backend(
                backend.id(),
                backend.description(),
                backend.tier(),
                backend.status(),
                backend.reason(),
                backend.software(),
                backend.transport(),
                Optional.of(new ConformanceVerdicts(118, 116, failed)));
    }

    private static Backend hostile() {
        return new Backend("hostile", HOSTILE, "external", "ready", "", HOSTILE, "", Optional.empty());
    }

    private static void write(
            RunDirectory directory, Trial trial, long typicalNanos, long timeouts, int closedEchoes, List<String> marks)
            throws IOException {
        Random random = new Random(trial.number() * 31L + trial.round());
        RecordedPhase open = phase(
                        new RecordedPhase(
                                "open 5,000/s",
                                new LoadPoint("open", 64, 32, 5_000, 5_000, 0, "poisson"),
                                8 * SECOND,
                                5 * SECOND),
                        random,
                        25_000 - (int) timeouts,
                        typicalNanos)
                .with(timeouts == 0 ? Map.of() : Map.of("timeout", timeouts, "mismatch", 2L))
                .with(
                        timeouts == 0
                                ? List.of()
                                : List.of("another payload came back | <b>", "no echo within 5.0 s", "a third"));
        RecordedPhase closed = phase(
                new RecordedPhase("closed", new LoadPoint("closed", 64, 32, 0, 0, 1, ""), 14 * SECOND, 3 * SECOND),
                random,
                closedEchoes + trial.round() * 300,
                typicalNanos * 10);
        RecordedPhase.log(directory, trial, List.of(open, closed));
        Completed plain = SampleRun.completed(
                trial,
                List.of(open, closed).stream().map(RecordedPhase::figures).toArray(PhaseFigures[]::new));
        TrialResult result = new Completed(
                trial,
                plain.started(),
                plain.windows(),
                plain.phases(),
                plain.kernelConnectionsOpened(),
                marks,
                plain.commands(),
                plain.serverFlags());
        directory.write(result);
    }

    /** Log-normal round trips with a rare stall, behind a generator that is a little late. */
    private static RecordedPhase phase(RecordedPhase phase, Random random, int messages, long typicalNanos) {
        long[] send = longs(random, messages, 9_000, 0.3, 0);
        long[] lag = longs(random, messages, 4_000, 0.8, 0.0005);
        long[] rtt = longs(random, messages, (double) typicalNanos, 0.35, 0.004);
        long[] response = new long[messages];
        for (int i = 0; i < messages; i++) {
            response[i] = rtt[i] + lag[i];
        }
        return phase.with(Interval.SEND, send)
                .with(Interval.LAG, lag)
                .with(Interval.RTT, rtt)
                .with(Interval.RESPONSE, response);
    }

    private static long[] longs(Random random, int count, double typical, double sigma, double stalls) {
        return LongStream.range(0, count)
                .map(i -> {
                    double stall = random.nextDouble() < stalls ? 4_000_000 * random.nextDouble() : 0;
                    return (long) (typical * Math.exp(sigma * random.nextGaussian()) + stall);
                })
                .toArray();
    }
}
