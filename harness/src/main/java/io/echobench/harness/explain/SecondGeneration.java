package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.Periods.Period;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Artillery 2: everything is a counter, a rate or a summary with a name; {@link Periods} puts its windows end to end.
 */
final class SecondGeneration {

    private static final String ERRORS = "errors.";

    private final ReportText text;

    SecondGeneration(ReportText text) {
        this.text = text;
    }

    ArtilleryReport read() throws UnreadableReportException {
        Tree root = text.root();
        Engine engine = engine(root.at("aggregate").at("counters").counts(), root.at("aggregate"));
        List<Period> read = new ArrayList<>();
        for (Tree window : root.at("intermediate").items()) {
            read.add(new Period(
                    window.object().at("period").epochSeconds(),
                    window.at("firstCounterAt").number().orElse(0.0) / 1e3,
                    window.at("lastCounterAt").number().orElse(0.0) / 1e3,
                    tally(window, engine)));
        }
        Periods periods = Periods.of(read);
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
                periods.windows(engine == Engine.ECHOBENCH),
                periods.usualSeconds(),
                planned,
                unreadable);
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
