package io.echobench.harness.script;

import io.echobench.load.ErrorClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The metrics that {@code ensure} may name: Artillery's where we have the same, and ours. Times are in milliseconds. */
public final class MetricNames {

    /** What a distribution is followed by. */
    public static final List<String> AGGREGATES =
            List.of("min", "max", "mean", "median", "p50", "p75", "p90", "p95", "p99", "p999", "count");

    /** Distributions; the first is Artillery's. */
    public static final List<String> DISTRIBUTIONS = List.of(
            "vusers.session_length",
            "echobench.response",
            "echobench.rtt",
            "echobench.lag",
            "echobench.send",
            "echobench.handshake");

    /** Counters and rates. */
    public static final List<String> FIGURES = List.of(
            "vusers.created",
            "vusers.completed",
            "vusers.failed",
            "vusers.skipped",
            "websocket.messages_sent",
            "websocket.messages_received",
            "websocket.send_rate",
            "websocket.receive_rate",
            "echobench.discarded");

    private MetricNames() {}

    /** All of them. */
    public static List<String> all() {
        List<String> names = new ArrayList<>(FIGURES);
        Arrays.stream(ErrorClass.values()).map(error -> "errors." + error.id()).forEach(names::add);
        for (String distribution : DISTRIBUTIONS) {
            AGGREGATES.forEach(aggregate -> names.add(distribution + "." + aggregate));
        }
        return names;
    }

    static void check(Position at, String name) throws ScriptException {
        if (all().contains(name)) {
            return;
        }
        if (name.startsWith("http.")) {
            throw new ScriptException(
                    at,
                    "%s is a metric of HTTP; echoes are in echobench.response, such as echobench.response.p95"
                            .formatted(Node.quoted(name)));
        }
        Optional<String> nearest = NearestName.of(name, all());
        throw new ScriptException(
                at,
                "no metric is called %s; %s"
                        .formatted(
                                Node.quoted(name),
                                nearest.map(known -> "did you mean \"" + known + "\"?")
                                        .orElse("docs/SCRIPTS.md lists them")));
    }
}
