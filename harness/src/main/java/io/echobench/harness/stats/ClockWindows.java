package io.echobench.harness.stats;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import io.echobench.load.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A trial in windows of 10 s that are aligned to the wall clock, from its seconds and its histogram logs. A second belongs to the
 * window in which it begins. When a second began is known from the logs; without them, from how long the parts of the trial took.
 */
public final class ClockWindows {

    /** How long a window is. */
    public static final long MILLIS = 10_000;

    /** Sessions, or steady connections, that were due. */
    public static final String CREATED = "vusers.created";

    /** Those that ended as they should. */
    public static final String COMPLETED = "vusers.completed";

    /** The others. */
    public static final String FAILED = "vusers.failed";

    /** Messages that were due. */
    public static final String INTENDED = "echobench.messages_intended";

    /** Messages that were sent. */
    public static final String SENT = "websocket.messages_sent";

    /** Exact echoes that came. */
    public static final String RECEIVED = "websocket.messages_received";

    /** How long sessions took. */
    public static final String SESSION_LENGTH = "vusers.session_length";

    /** From when a message was due to its echo, in open loops. */
    public static final String RESPONSE = "echobench.response";

    /** What the names of errors begin with. */
    public static final String ERRORS = "errors.";

    private static final long ROLLED_LATE_MILLIS = 20;

    private final Completed trial;
    private final List<Path> logs;
    private final Map<String, Long> beganMillis = new HashMap<>();
    private final Map<String, Long> sessionsTimed = new HashMap<>();
    private final TreeMap<Long, ClockWindow> windows = new TreeMap<>();

    private ClockWindows(Completed trial, List<Path> logs) {
        this.trial = trial;
        this.logs = logs;
    }

    /** The windows of a trial in which anything was measured, in order. */
    public static List<ClockWindow> of(RunDirectory directory, Completed trial) throws IOException {
        return new ClockWindows(trial, directory.histogramLogs(trial.trial())).read();
    }

    /** All of them as one, which begins with the first. */
    public static ClockWindow sum(List<ClockWindow> windows) {
        ClockWindow sum =
                new ClockWindow(windows.isEmpty() ? 0 : windows.getFirst().beginMillis());
        windows.forEach(sum::add);
        return sum;
    }

    private List<ClockWindow> read() throws IOException {
        findBeginnings();
        for (Path log : logs) {
            HistogramLogs.forEach(log, this::add);
        }
        OwnPhases.of(trial).forEach(this::count);
        return windows.values().stream().filter(window -> !window.isEmpty()).toList();
    }

    private void add(Histogram line) {
        for (PhaseFigures phase : OwnPhases.of(trial)) {
            for (Interval interval : Interval.values()) {
                if (interval.tag(phase.name()).equals(line.getTag())) {
                    add(phase, interval, line);
                }
            }
        }
    }

    private void add(PhaseFigures phase, Interval interval, Histogram line) {
        long second = second(phase, line.getStartTimeStamp());
        at(second).add(name(phase, interval), line, second);
        if (interval == Interval.SESSION) {
            at(second).count(COMPLETED, line.getTotalCount(), second);
            sessionsTimed.merge(phase.name(), line.getTotalCount(), Long::sum);
        }
    }

    /** A closed loop is timed apart: its latencies are not what users would see. */
    private static String name(PhaseFigures phase, Interval interval) {
        String loop = phase.loadPoint().mode().equals("closed") ? "closed_loop." : "";
        return interval == Interval.SESSION
                ? SESSION_LENGTH
                : "echobench." + loop + interval.id().replace('-', '_');
    }

    /** From the logs where they are there: the first message of a phase was sent in the first second that has a sent one. */
    private void findBeginnings() throws IOException {
        Map<String, Long> firstSend = new HashMap<>();
        for (Path log : logs) {
            HistogramLogs.forEach(log, line -> firstSend.merge(line.getTag(), line.getStartTimeStamp(), Math::min));
        }
        for (PhaseFigures phase : trial.phases()) {
            Long sent = firstSend.get(Interval.SEND.tag(phase.name()));
            int second = phase.series().stream()
                    .filter(each -> each.sent() > 0)
                    .mapToInt(SecondFigures::second)
                    .findFirst()
                    .orElse(0);
            beganMillis.put(phase.name(), sent == null ? withoutLogs(phase) : sent - 1_000L * second);
        }
    }

    private long withoutLogs(PhaseFigures phase) {
        long before = List.of("boot", "probe", "warm-up").stream()
                .mapToLong(part -> trial.windows().getOrDefault(part, 0L))
                .sum();
        long since = phase.firstDueNanos() - trial.phases().getFirst().firstDueNanos();
        return Instant.parse(trial.started()).toEpochMilli() + (before + since) / 1_000_000;
    }

    private void count(PhaseFigures phase) {
        for (SecondFigures second : phase.series()) {
            long began = beganMillis(phase) + 1_000L * second.second();
            ClockWindow window = at(began);
            window.count(CREATED, second.sessions(), began);
            window.count(INTENDED, second.intended(), began);
            window.count(SENT, second.sent(), began);
            window.count(RECEIVED, second.completed(), began);
            errors(phase, second, window, began);
        }
        ending(phase);
    }

    /** Seconds do not keep classes apart, so where a phase has several, they are counted where it ends. */
    private static void errors(PhaseFigures phase, SecondFigures second, ClockWindow window, long began) {
        List<String> classes = classes(phase);
        if (classes.size() == 1) {
            window.count(ERRORS + classes.getFirst(), second.errors(), began);
        }
    }

    /** What is known only of the phase as a whole is counted in the window where it ends. */
    private void ending(PhaseFigures phase) {
        int last = phase.series().isEmpty() ? 0 : phase.series().getLast().second();
        long began = beganMillis(phase) + 1_000L * last;
        ClockWindow window = at(began);
        window.count(
                COMPLETED,
                Math.max(0, phase.sessionsCompleted() - sessionsTimed.getOrDefault(phase.name(), 0L)),
                began);
        window.count(FAILED, phase.sessions() - phase.sessionsCompleted(), began);
        List<String> classes = classes(phase);
        if (classes.size() > 1) {
            classes.forEach(error -> window.count(ERRORS + error, phase.errors().getOrDefault(error, 0L), began));
        }
    }

    private static List<String> classes(PhaseFigures phase) {
        return phase.errors().entrySet().stream()
                .filter(error -> error.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The beginning of the second of a phase in which something was recorded. */
    private long second(PhaseFigures phase, long millis) {
        long began = beganMillis(phase);
        return began + Math.max(0, millis - began + ROLLED_LATE_MILLIS) / 1_000 * 1_000;
    }

    private long beganMillis(PhaseFigures phase) {
        return beganMillis.getOrDefault(phase.name(), 0L);
    }

    private ClockWindow at(long millis) {
        return windows.computeIfAbsent(Math.floorDiv(millis, MILLIS) * MILLIS, ClockWindow::new);
    }
}
