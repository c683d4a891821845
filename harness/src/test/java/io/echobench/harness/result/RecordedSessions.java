package io.echobench.harness.result;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.RunRecord.Script;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Made-up trials of sessions on the wall clock, with their histogram logs: {@code calm} for 12 s at 2 sessions a second from 3.5 s past
 * the minute's first ten, one of them unanswered in second 5; then {@code ramp} for 5 s at 4 a second, one of which cannot connect.
 * Each session sends one message.
 */
public final class RecordedSessions {

    private static final String SCRIPT = """
            {"config": {"phases": [{"name": "calm", "duration": 12, "arrivalRate": 2}, {"duration": 5, "arrivalRate": 4}]},
             "scenarios": [{"engine": "ws", "flow": [{"send": "hello"}]}]}""";
    private static final Instant LOG_BEGAN = Instant.parse("2026-11-23T15:00:12Z");
    private static final double CALM_BEGAN_SECONDS = 1.5;
    private static final double RAMP_BEGAN_SECONDS = 13.5;

    private RecordedSessions() {}

    /** A run of so many rounds of the backends, on disk. */
    public static RunDirectory run(Path results, int rounds, String... ids) throws IOException {
        RunDirectory directory = RunDirectory.create(results, record(rounds, ids));
        int number = 0;
        for (int round = 1; round <= rounds; round++) {
            for (String id : ids) {
                Trial trial = SampleRun.trial(++number, round, id);
                directory.write(SampleRun.completed(trial, calm(), ramp()));
                log(directory.trialFile(trial, ".loop0.hlog"));
            }
        }
        return directory;
    }

    private static RunRecord record(int rounds, String... ids) {
        RunRecord sample =
                SampleRun.run(Arrays.stream(ids).map(SampleRun::ready).toArray(Backend[]::new));
        return new RunRecord(
                sample.schema(),
                sample.echobench(),
                sample.started(),
                sample.commandLine(),
                new Script("sessions", "ab".repeat(32), SCRIPT),
                sample.seed(),
                rounds,
                sample.settings(),
                sample.environment(),
                sample.backends(),
                rounds * ids.length,
                Optional.empty(),
                List.of());
    }

    private static PhaseFigures calm() {
        List<SecondFigures> series = IntStream.range(0, 12)
                .mapToObj(i -> second(i, 2, 2, i == 5 ? 1 : 2, i == 5 ? 1 : 0))
                .toList();
        return phase("calm", 24, 24, 23, Map.of("timeout", 1L), 0, series);
    }

    private static PhaseFigures ramp() {
        List<SecondFigures> series = IntStream.range(0, 5)
                .mapToObj(i -> second(i, 4, i == 2 ? 3 : 4, i == 2 ? 3 : 4, i == 2 ? 2 : 0))
                .toList();
        return phase("ramp", 20, 19, 19, Map.of("connect", 1L, "unsent", 1L), 12_000_000_000L, series);
    }

    private static SecondFigures second(int number, long sessions, long sent, long completed, long errors) {
        return new SecondFigures(number, sessions, sessions, sent, completed, errors, 1, 50_000, 50_000, 50_000);
    }

    private static PhaseFigures phase(
            String name,
            long sessions,
            long sent,
            long completed,
            Map<String, Long> errors,
            long dueNanos,
            List<SecondFigures> series) {
        LoadPoint point = new LoadPoint("sessions", 0, 0, 2, 2, 0, "uniform");
        PhaseFigures plain = SampleRun.phase(name, point, sessions, series.size() * 1_000_000_000L);
        return new PhaseFigures(
                name,
                point,
                sessions,
                sent,
                completed,
                sessions,
                sent,
                completed,
                errors,
                1,
                plain.censoredAboveNanos(),
                dueNanos,
                plain.elapsedNanos(),
                plain.latencies(),
                plain.server(),
                plain.client(),
                plain.loop(),
                plain.machine(),
                series,
                List.of());
    }

    private static void log(Path file) throws IOException {
        HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
        writer.outputLogFormatVersion();
        writer.outputStartTime(LOG_BEGAN.toEpochMilli());
        writer.outputLegend();
        log(writer, calm(), CALM_BEGAN_SECONDS);
        log(writer, ramp(), RAMP_BEGAN_SECONDS);
        writer.close();
    }

    private static void log(HistogramLogWriter writer, PhaseFigures phase, double began) {
        for (SecondFigures second : phase.series()) {
            line(writer, Interval.SEND.tag(phase.name()), began + second.second(), 10_000, second.sent());
            line(writer, Interval.RESPONSE.tag(phase.name()), began + second.second(), 50_000, second.completed());
            line(writer, Interval.SESSION.tag(phase.name()), began + second.second(), 900_000, second.completed());
        }
    }

    private static void line(HistogramLogWriter writer, String tag, double from, long nanos, long count) {
        Histogram histogram = new Histogram(3);
        histogram.setTag(tag);
        histogram.recordValueWithCount(nanos, count);
        writer.outputIntervalHistogram(from, from + 1, histogram, 1e6);
    }
}
