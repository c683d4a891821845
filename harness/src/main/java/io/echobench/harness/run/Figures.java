package io.echobench.harness.run;

import io.echobench.api.child.ChildStats;
import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.TrialResult.ClientFigures;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import io.echobench.load.Arrivals;
import io.echobench.load.CensoredLatencies;
import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.LoopFigures;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.LoadResult.Second;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** From what a load process measured and what was read at the borders of a phase to the figures that are kept: pure. */
final class Figures {

    /** A harness that got no CPU reads the processes late: its window then misses messages that the phase counts. */
    private static final double COVERED_SHARE = 0.95;

    private Figures() {}

    /**
     * The figures of one phase.
     *
     * @param planBeganNanos when the first phase of the plan began
     * @param watch what was read of the processes meanwhile
     */
    static PhaseFigures of(PhaseResult result, long planBeganNanos, PhaseWatch.Seen watch, LoadPlan plan) {
        Border begin = watch.begin();
        Border end = watch.end();
        long firstDue = result.firstIntendedNanos() == 0 ? result.beganNanos() : result.firstIntendedNanos();
        long elapsed = Math.max(1, lastNanos(result) - firstDue);
        long completed = result.counts().completed();
        Map<String, Long> errors = new LinkedHashMap<>();
        result.counts().errors().forEach((error, count) -> errors.put(error.id(), count));
        return new PhaseFigures(
                result.phase().name(),
                loadPoint(result.phase(), watch.anchor()),
                result.counts().intended(),
                result.counts().sent(),
                result.counts().completed(),
                result.counts().sessions(),
                result.counts().sessionsOpened(),
                result.counts().sessionsCompleted(),
                errors,
                beside(result.counts()),
                result.counts().censored(),
                plan.limits().answerNanos(),
                firstDue - planBeganNanos,
                elapsed,
                latencies(result),
                server(begin, end, elapsed, completed, watch.serverRssBytes()),
                client(result.loop(), begin, end, elapsed, completed, watch.clientRssBytes()),
                loop(result, plan.share().loops()),
                machine(begin, end),
                result.series().stream().map(Figures::second).toList(),
                result.samples(),
                watch.costWindows());
    }

    private static MachineFigures machine(Border begin, Border end) {
        MachineFigures machine = end.machine().since(begin.machine());
        Map<String, Long> counters = new TreeMap<>(machine.counters());
        counters.putAll(end.countersSince(begin));
        return new MachineFigures(
                machine.windowNanos(),
                machine.busyNanosByCpu(),
                machine.stealNanos(),
                machine.kernelConnectionsOpened(),
                counters);
    }

    private static Map<String, Long> beside(Counts counts) {
        Map<String, Long> beside = new LinkedHashMap<>();
        beside.put("skipped", counts.sessionsSkipped());
        beside.put("discarded", counts.discarded());
        beside.put("logged", counts.logged());
        beside.values().removeIf(count -> count == 0);
        return beside;
    }

    /** Where a closed loop has a time, it ends with the last echo of that time: waiting for one that never comes is no part of its rate. */
    private static long lastNanos(PhaseResult result) {
        if (result.phase() instanceof Phase.ClosedLoop closed && closed.nanos() > 0) {
            long planned = Math.max(result.lastIntendedNanos(), result.beganNanos() + closed.nanos());
            return Math.min(result.endedNanos(), planned);
        }
        return result.endedNanos();
    }

    private static LoadPoint loadPoint(Phase phase, String anchor) {
        return switch (phase) {
            case Phase.Pause pause -> new LoadPoint("pause", 0, 0, 0, 0, 0, "");
            case Phase.Sessions sessions ->
                new LoadPoint(
                        "sessions",
                        0,
                        0,
                        sessions.fromPerSecond(),
                        sessions.toPerSecond(),
                        0,
                        words(sessions.arrivals()));
            case Phase.OpenLoop open ->
                new LoadPoint(
                        "open",
                        open.connections(),
                        bytes(open.payload()),
                        open.perSecond(),
                        open.perSecond(),
                        0,
                        words(open.arrivals()),
                        anchor);
            case Phase.ClosedLoop closed ->
                new LoadPoint(
                        "closed", closed.connections(), bytes(closed.payload()), 0, 0, closed.inFlight(), "", anchor);
        };
    }

    private static String words(Arrivals arrivals) {
        return arrivals.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static int bytes(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> text.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            case Payload.Binary binary -> binary.hex().length() / 2;
            case Payload.Generated generated -> generated.bytes();
        };
    }

    private static Map<String, Latency> latencies(PhaseResult result) {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        for (Interval interval : Interval.values()) {
            Histogram histogram = result.intervals().get(interval);
            if (histogram != null && histogram.getTotalCount() > 0) {
                latencies.put(interval.id(), latency(histogram, censored(interval, result)));
            }
        }
        return latencies;
    }

    /** Only what ends with an echo has messages that never got there; one that was never written has no round trip either. */
    private static long censored(Interval interval, PhaseResult result) {
        return switch (interval) {
            case RESPONSE -> result.counts().censored();
            case RTT -> result.counts().errors(ErrorClass.TIMEOUT);
            default -> 0;
        };
    }

    private static Latency latency(Histogram histogram, long censored) {
        CensoredLatencies values = new CensoredLatencies(histogram, censored);
        return new Latency(
                histogram.getTotalCount(),
                histogram.getMinValue(),
                histogram.getMean(),
                orCensored(values.valueAt(0.5)),
                orCensored(values.valueAt(0.9)),
                orCensored(values.valueAt(0.99)),
                orCensored(values.valueAt(0.999)),
                censored > 0 ? -1 : histogram.getMaxValue());
    }

    private static long orCensored(OptionalLong nanos) {
        return nanos.orElse(-1);
    }

    private static Optional<ProcessFigures> server(
            Border begin, Border end, long elapsedNanos, long completed, long largestRssBytes) {
        if (begin.server().isEmpty() || end.server().isEmpty()) {
            return Optional.empty();
        }
        ChildStats stats = end.stats().orElse(new ChildStats(-1, -1, -1, -1, -1, -1, -1, -1));
        return Optional.of(process(
                begin.server().get(),
                end.server().get(),
                elapsedNanos,
                completed,
                largestRssBytes,
                stats.allocatedBytes(),
                stats.gcCount(),
                stats.gcNanos(),
                stats.jitNanos()));
    }

    private static ProcessFigures client(
            LoopFigures loop, Border begin, Border end, long elapsedNanos, long completed, long largestRssBytes) {
        return process(
                begin.client(),
                end.client(),
                elapsedNanos,
                completed,
                largestRssBytes,
                loop.allocatedBytes(),
                loop.gcCount(),
                loop.gcNanos(),
                -1);
    }

    private static ProcessFigures process(
            ProcessSnapshot begin,
            ProcessSnapshot end,
            long elapsedNanos,
            long completed,
            long largestRssBytes,
            long allocatedBytes,
            long gcCount,
            long gcNanos,
            long jitNanos) {
        long window = Math.max(1, end.nanoTime() - begin.nanoTime());
        long cpu = end.cpuNanosSince(begin);
        return new ProcessFigures(
                cpu,
                window,
                completed > 0 && window >= COVERED_SHARE * elapsedNanos ? (double) cpu / completed : -1,
                Math.max(largestRssBytes, Math.max(begin.rssBytes(), end.rssBytes())),
                end.threads(),
                end.waitNanosSince(begin),
                allocatedBytes,
                gcCount,
                gcNanos,
                jitNanos);
    }

    private static ClientFigures loop(PhaseResult result, int loops) {
        LoopFigures loop = result.loop();
        double busy = loop.busyNanos() / ((double) Math.max(1, scheduleNanos(result)) * loops);
        return new ClientFigures(
                Math.min(1, busy), // a loop that is behind works past the end of its schedule
                loop.wakeups() == 0 ? 0 : (double) result.counts().completed() / loop.wakeups(),
                loop.bytesRead(),
                loop.bytesWritten(),
                known(loop.longestPauseNanos()),
                known(loop.safepointNanos()));
    }

    private static Optional<Long> known(long nanos) {
        return nanos < 0 ? Optional.empty() : Optional.of(nanos);
    }

    /** While the schedule ran, which is when the loops are metered: the drain after it is not in their figures. */
    private static long scheduleNanos(PhaseResult result) {
        return switch (result.phase()) {
            case Phase.Pause pause -> pause.nanos();
            case Phase.Sessions sessions -> sessions.nanos();
            case Phase.OpenLoop open -> open.nanos();
            case Phase.ClosedLoop closed -> lastNanos(result) - result.beganNanos();
        };
    }

    private static SecondFigures second(Second second) {
        return new SecondFigures(
                second.second(),
                second.intended(),
                second.sessions(),
                second.sent(),
                second.completed(),
                second.errors(),
                second.openConnections(),
                second.p50Nanos(),
                second.p99Nanos(),
                second.maxNanos());
    }
}
