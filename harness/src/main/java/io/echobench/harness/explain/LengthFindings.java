package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.Timeline.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long sessions took, and where that changed. */
final class LengthFindings {

    private LengthFindings() {}

    static List<Finding> of(Explanation explanation) {
        List<Finding> findings = new ArrayList<>();
        explanation
                .report()
                .total()
                .session()
                .ifPresent(session -> findings.add(new Finding(Rule.SESSION_LENGTH, length(explanation, session))));
        Timeline timeline = explanation.timeline();
        if (timeline.timed().size() > 1) {
            findings.add(trend(timeline));
        }
        return findings;
    }

    private static String length(Explanation explanation, Spread session) {
        String from = explanation.report().engine() == Engine.ECHOBENCH
                ? "from when each was due"
                : "from its real start, so what a late generator adds is in no figure";
        return "A session took %s ms at the median, %s at p95, %s at p99, %s ms at most (%s)."
                .formatted(
                        Written.millis(session.median()),
                        Written.millis(session.p95()),
                        Written.millis(session.p99()),
                        Written.millis(session.max()),
                        from);
    }

    private static Finding trend(Timeline timeline) {
        Row best = timeline.best().orElseThrow();
        Optional<Row> saturated = timeline.saturatedFrom();
        if (saturated.isPresent()) {
            return new Finding(Rule.SATURATED, saturated(timeline, best, saturated.get()));
        }
        List<Row> slow = timeline.slow();
        if (!slow.isEmpty()) {
            Row slowest = slow.stream()
                    .max(Comparator.comparingDouble(LengthFindings::median))
                    .orElseThrow();
            return new Finding(
                    Rule.SLOWED,
                    "In %s the median session was at least twice the best window's %s ms (worst %s ms at %s), and it recovered."
                            .formatted(
                                    Written.counted(slow.size(), "window"),
                                    Written.millis(median(best)),
                                    Written.millis(median(slowest)),
                                    slowest.stretch()));
        }
        String least = Written.millis(median(best));
        String most = Written.millis(timeline.timed().stream()
                .mapToDouble(LengthFindings::median)
                .max()
                .orElse(0));
        return new Finding(
                Rule.STEADY,
                "The median session stayed %s ms in all windows: no saturation shows at the load that was offered."
                        .formatted(least.equals(most) ? "at " + least : "between " + least + " and " + most));
    }

    private static String saturated(Timeline timeline, Row best, Row from) {
        Row last = timeline.timed().getLast();
        return "It saturated: from %s on (%s sessions created a second) the median session is at least twice the best window's %s ms and stays so, %s ms there and %s ms in the end. The figures over the whole run mix both."
                .formatted(
                        Written.count(from.window().fromSeconds()) + " s",
                        Written.perSecond(from.createdPerSecond()),
                        Written.millis(median(best)),
                        Written.millis(median(from)),
                        Written.millis(median(last)));
    }

    private static double median(Row row) {
        return row.sessionMedian().orElseThrow();
    }
}
