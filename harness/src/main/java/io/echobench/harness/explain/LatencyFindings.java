package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import java.util.ArrayList;
import java.util.List;

/** What the report calls latency, by version and engine. */
final class LatencyFindings {

    private static final String FROM_SENDING = " It runs from the sending, not from when the request was due.";

    private LatencyFindings() {}

    static List<Finding> of(Explanation explanation) {
        List<Finding> findings = new ArrayList<>();
        ArtilleryReport report = explanation.report();
        findings.add(new Finding(Rule.LATENCY_MEANING, meaning(report)));
        Tally total = report.total();
        if (report.engine() != Engine.ECHOBENCH
                && total.received().isPresent()
                && total.received().getAsLong() < total.requests()) {
            findings.add(new Finding(
                    Rule.MESSAGES_RECEIVED,
                    "%s messages were sent and %s are reported received: Artillery 2 counts a message as received only in a step with capture or match, so the difference is no proof of loss, and their equality would be none of an echo."
                            .formatted(
                                    Written.count(total.requests()),
                                    Written.count(total.received().getAsLong()))));
        }
        return findings;
    }

    private static String meaning(ArtilleryReport report) {
        String median = report.total()
                .latency()
                .map(latency -> " (median " + Written.inMillis(latency.median()) + ")")
                .orElse("");
        return report.generation() == Generation.ONE ? first(report.engine(), median) : second(report.engine(), median);
    }

    private static String first(Engine engine, String median) {
        return switch (engine) {
            case WEBSOCKET ->
                "Its \"latency\"" + median
                        + " is the client's own send call: the ws engine of Artillery 1.x takes the time from"
                        + " sending a message until the local socket took it. No echo is waited for, so it is no round trip.";
            case HTTP ->
                "Its latency" + median + " is a response time: the http engine takes it from a request to its response."
                        + FROM_SENDING;
            case SOCKETIO ->
                "Its \"latency\"" + median
                        + " is a response time only for steps that wait for a response; for the others the socketio"
                        + " engine of Artillery 1.x takes the time of its own emit call.";
            case MIXED ->
                "Its \"latency\"" + median
                        + " mixes response times of the http engine with send calls of the ws or socketio"
                        + " engine: it means nothing.";
            case ECHOBENCH, UNKNOWN ->
                "What its \"latency\"" + median + " is cannot be said: no request completed that would tell the engine;"
                        + " give the script with --script FILE.";
        };
    }

    private static String second(Engine engine, String median) {
        return switch (engine) {
            case WEBSOCKET ->
                "There is no latency in it: the ws engine of Artillery 2 does not time messages. The length of sessions is all"
                        + " that was timed.";
            case HTTP ->
                "Its latency, http.response_time" + median
                        + ", is a response time: from a request to the first byte of its response." + FROM_SENDING;
            case SOCKETIO ->
                "Its latency, socketio.response_time" + median + ", is a response time of the emits that wait for one."
                        + FROM_SENDING;
            case ECHOBENCH ->
                "Its latency, echobench.response" + median
                        + ", is echobench's response time: from when a message was due to its"
                        + " echo, compared byte by byte.";
            case MIXED ->
                "It is of several engines: http.response_time is of HTTP requests alone, and WebSocket messages are not timed.";
            case UNKNOWN -> "There is no latency in it that is known here.";
        };
    }
}
