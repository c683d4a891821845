package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.ArtilleryReport.Window;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Artillery 1.x: a window carries the time when it was closed, so it lasts from the one before; the first is taken to be as long as
 * the others usually are, and the load to have begun with it.
 */
final class FirstGeneration {

    private static final double USUAL_SECONDS = 10;

    private final ReportText text;

    FirstGeneration(ReportText text) {
        this.text = text;
    }

    ArtilleryReport read() throws UnreadableReportException {
        Tree root = text.root();
        Tree aggregate = root.at("aggregate");
        List<Double> closed = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (Tree window : root.at("intermediate").items()) {
            closed.add(window.object().at("timestamp").epochSeconds());
            tallies.add(tally(window));
        }
        double usual = usualSeconds(root.file(), closed);
        Optional<PlannedArrivals> planned = Optional.empty();
        String unreadable = "";
        try {
            planned = ReportReader.phases(root);
        } catch (ScriptException e) {
            unreadable = String.valueOf(e.getMessage());
        }
        return new ArtilleryReport(
                root.file(),
                Generation.ONE,
                text.form(),
                engine(aggregate.at("codes").counts()),
                tally(aggregate),
                windows(closed, tallies, usual),
                usual,
                planned,
                unreadable);
    }

    private static List<Window> windows(List<Double> closed, List<Tally> tallies, double usual) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            double begin = closed.getFirst() - usual;
            double from = i == 0 ? begin : closed.get(i - 1);
            windows.add(new Window(from - begin, closed.get(i) - begin, tallies.get(i)));
        }
        return windows;
    }

    /** The median distance of two windows. */
    private static double usualSeconds(String file, List<Double> closed) throws UnreadableReportException {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < closed.size(); i++) {
            distances.add(closed.get(i) - closed.get(i - 1));
        }
        if (distances.stream().anyMatch(distance -> distance < 0)) {
            throw UnreadableReportException.damaged(file, "the times of its windows go backwards");
        }
        return distances.isEmpty()
                ? USUAL_SECONDS
                : distances.stream().sorted().toList().get(distances.size() / 2);
    }

    private static Tally tally(Tree window) throws UnreadableReportException {
        return new Tally(
                window.at("scenariosCreated").count(),
                window.at("scenariosCompleted").count(),
                OptionalLong.empty(),
                window.at("scenariosAvoided").count(),
                window.at("requestsCompleted").count(),
                OptionalLong.empty(),
                window.at("errors").counts(),
                window.at("rps").at("mean").number(),
                window.at("latency").spread(),
                window.at("scenarioDuration").spread());
    }

    /** The ws engine, and socketio, pass code 0 for each request; http passes the status of the response. */
    private static Engine engine(Map<String, Long> codes) {
        boolean zero = codes.getOrDefault("0", 0L) > 0;
        boolean status = codes.entrySet().stream()
                .anyMatch(code -> code.getValue() > 0 && code.getKey().matches("[1-5]\\d\\d"));
        if (zero && status) {
            return Engine.MIXED;
        }
        return zero ? Engine.WEBSOCKET : status ? Engine.HTTP : Engine.UNKNOWN;
    }
}
