package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.ArtilleryReport.Window;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Artillery 2: a window is a stretch of the wall clock that begins at its {@code period}; one in which nothing happened is not there.
 * The load begins with the first counter, {@code firstCounterAt}, within the first window.
 */
final class SecondGeneration {

    private static final double USUAL_SECONDS = 10;
    private static final String ERRORS = "errors.";

    private final ReportText text;

    SecondGeneration(ReportText text) {
        this.text = text;
    }

    /**
     * A window on the wall clock, in seconds since 1970.
     *
     * @param begin of its stretch
     * @param from when what it holds began
     * @param until when the last of it was counted
     */
    private record Period(double begin, double from, double until, Tally tally) {}

    ArtilleryReport read() throws UnreadableReportException {
        Tree root = text.root();
        Engine engine = engine(root.at("aggregate").at("counters").counts(), root.at("aggregate"));
        List<Period> periods = new ArrayList<>();
        for (Tree window : root.at("intermediate").items()) {
            double begin = window.object().at("period").epochSeconds();
            double first = window.at("firstCounterAt").number().orElse(0.0) / 1e3;
            double last = window.at("lastCounterAt").number().orElse(0.0) / 1e3;
            periods.add(new Period(begin, Math.max(begin, first), Math.max(begin, last), tally(window, engine)));
        }
        periods.sort(Comparator.comparingDouble(Period::begin));
        double usual = usualSeconds(periods);
        Optional<PlannedArrivals> planned = Optional.empty();
        String unreadable = "";
        try {
            planned = ReportReader.phases(root);
        } catch (ScriptException e) {
            unreadable = String.valueOf(e.getMessage());
        }
        return new ArtilleryReport(
                root.file(),
                Generation.TWO,
                text.form(),
                engine,
                tally(root.at("aggregate"), engine),
                windows(periods, usual, engine == Engine.ECHOBENCH),
                usual,
                planned,
                unreadable);
    }

    /**
     * Windows end to end.
     *
     * @param wholeSeconds echobench puts whole seconds into a window, so that it begins with its first second and not with its stretch
     */
    private static List<Window> windows(List<Period> periods, double usual, boolean wholeSeconds) {
        List<Window> windows = new ArrayList<>();
        double begin = periods.isEmpty() ? 0 : begin(periods.getFirst(), usual, true);
        double end = begin;
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            double from = Math.max(end, begin(period, usual, wholeSeconds || i == 0));
            if (from - end > 1e-3) {
                windows.add(new Window(end - begin, from - begin, Tally.NOTHING));
            }
            double stretchEnds = period.begin() + usual;
            boolean last = i + 1 == periods.size() || periods.get(i + 1).begin() - stretchEnds > 1e-3;
            end = Math.max(
                    from,
                    last
                            ? (wholeSeconds ? period.until() : stretchEnds)
                            : begin(periods.get(i + 1), usual, wholeSeconds));
            windows.add(new Window(from - begin, end - begin, period.tally()));
        }
        return windows;
    }

    private static double begin(Period period, double usual, boolean counted) {
        return counted && period.from() < period.begin() + usual ? period.from() : period.begin();
    }

    /** The least distance of two windows that is not 0. */
    private static double usualSeconds(List<Period> periods) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < periods.size(); i++) {
            double distance = periods.get(i).begin() - periods.get(i - 1).begin();
            least = distance > 0 ? Math.min(least, distance) : least;
        }
        return least == Double.MAX_VALUE ? USUAL_SECONDS : least;
    }

    private static Tally tally(Tree window, Engine engine) throws UnreadableReportException {
        Map<String, Long> counters = window.at("counters").counts();
        Map<String, Long> errors = new LinkedHashMap<>();
        counters.forEach((name, count) -> {
            if (name.startsWith(ERRORS) && count > 0) {
                errors.put(name.substring(ERRORS.length()), count);
            }
        });
        return new Tally(
                counters.getOrDefault("vusers.created", 0L),
                counters.getOrDefault("vusers.completed", 0L),
                OptionalLong.of(counters.getOrDefault("vusers.failed", 0L)),
                counters.getOrDefault("vusers.skipped", 0L),
                counters.getOrDefault("websocket.messages_sent", 0L)
                        + counters.getOrDefault("http.requests", 0L)
                        + counters.getOrDefault("socketio.emit", 0L),
                counters.containsKey("websocket.messages_sent")
                        ? OptionalLong.of(counters.getOrDefault("websocket.messages_received", 0L))
                        : OptionalLong.empty(),
                errors,
                requestsPerSecond(window.at("rates")),
                latency(window, engine),
                spread(window, "vusers.session_length"));
    }

    private static Optional<Double> requestsPerSecond(Tree rates) throws UnreadableReportException {
        for (String name : List.of("websocket.send_rate", "http.request_rate", "socketio.emit_rate")) {
            if (rates.has(name)) {
                return rates.at(name).number();
            }
        }
        return Optional.empty();
    }

    private static Optional<Spread> latency(Tree window, Engine engine) throws UnreadableReportException {
        return switch (engine) {
            case ECHOBENCH -> spread(window, "echobench.response");
            case HTTP -> spread(window, "http.response_time");
            case SOCKETIO -> spread(window, "socketio.response_time");
            case WEBSOCKET, MIXED, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Spread> spread(Tree window, String name) throws UnreadableReportException {
        return window.at(window.at("summaries").has(name) ? "summaries" : "histograms")
                .at(name)
                .spread();
    }

    private static Engine engine(Map<String, Long> counters, Tree aggregate) {
        if (aggregate.at("summaries").has("echobench.response")
                || counters.containsKey("echobench.messages_intended")) {
            return Engine.ECHOBENCH;
        }
        List<Engine> found = new ArrayList<>();
        Map.of("websocket.", Engine.WEBSOCKET, "http.", Engine.HTTP, "socketio.", Engine.SOCKETIO)
                .forEach((start, engine) -> {
                    if (counters.keySet().stream().anyMatch(name -> name.startsWith(start))) {
                        found.add(engine);
                    }
                });
        return found.isEmpty() ? Engine.UNKNOWN : found.size() > 1 ? Engine.MIXED : found.getFirst();
    }
}
