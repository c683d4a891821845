package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.Timeline.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is missing, what is physically odd, and what cannot be. */
final class OddFindings {

    /** A session that is this many times as long as what its messages took was spent on something else. */
    private static final double FAR = 10;

    private static final int SHOWN = 6;

    private OddFindings() {}

    static List<Finding> of(Explanation explanation) {
        List<Finding> findings = new ArrayList<>();
        withoutData(explanation.timeline(), findings);
        belowSession(explanation.report(), findings);
        long created = explanation.report().windows().stream()
                .mapToLong(window -> window.tally().created())
                .sum();
        long total = explanation.report().total().created();
        if (created < total && !explanation.report().windows().isEmpty()) {
            findings.add(new Finding(
                    Rule.AFTER_LAST_WINDOW,
                    "The windows add up to %s created sessions; the other %s are in the total alone: they came after the last window."
                            .formatted(Written.count(created), Written.count(total - created))));
        }
        contradictions(explanation, created, findings);
        return findings;
    }

    private static void withoutData(Timeline timeline, List<Finding> findings) {
        List<Row> empty = timeline.rows().stream().filter(Row::isEmpty).toList();
        if (!empty.isEmpty()) {
            String shown =
                    empty.stream().limit(SHOWN).map(OddFindings::emptiness).collect(Collectors.joining(", "));
            findings.add(new Finding(
                    Rule.WITHOUT_DATA,
                    "%s without a session: %s%s."
                            .formatted(
                                    Written.counted(empty.size(), "window"),
                                    shown,
                                    empty.size() > SHOWN ? " and more" : "")));
        }
    }

    private static String emptiness(Row row) {
        if (row.due().isEmpty()) {
            return row.stretch();
        }
        long due = Math.round(row.due().getAsDouble());
        return row.stretch() + (due == 0 ? " (none was due)" : " (about " + Written.count(due) + " due)");
    }

    /** Only where the latency is not known to be a response time: pauses between HTTP requests are nothing odd. */
    private static void belowSession(ArtilleryReport report, List<Finding> findings) {
        boolean sendCall = report.generation() == Generation.ONE
                && (report.engine() == Engine.WEBSOCKET || report.engine() == Engine.UNKNOWN);
        Tally total = report.total();
        if (!sendCall || total.latency().isEmpty() || total.session().isEmpty() || total.completed() == 0) {
            return;
        }
        Spread latency = total.latency().get();
        Spread session = total.session().get();
        double each = (double) total.requests() / total.completed();
        if (latency.min() * FAR < session.min()) {
            findings.add(new Finding(
                    Rule.LATENCY_BELOW_SESSION,
                    "The shortest session took %s ms, the smallest \"latency\" is %s ms. At the medians, %s messages of %s ms explain %s of a session of %s ms: unless the script pauses, what sessions waited for is not in the \"latency\"."
                            .formatted(
                                    Written.millis(session.min()),
                                    Written.millis(latency.min()),
                                    Math.rint(each) == each ? Written.count(each) : Written.perSecond(each),
                                    Written.millis(latency.median()),
                                    Written.percent(
                                            session.median() == 0 ? 0 : each * latency.median() / session.median()),
                                    Written.millis(session.median()))));
        }
    }

    private static void contradictions(Explanation explanation, long createdInWindows, List<Finding> findings) {
        Tally total = explanation.report().total();
        List<String> contradictions = new ArrayList<>();
        if (total.lost() < 0) {
            contradictions.add("more sessions completed (" + Written.count(total.completed()) + ") than were created ("
                    + Written.count(total.created()) + ")");
        }
        if (createdInWindows > total.created()) {
            contradictions.add("the windows add up to " + Written.count(createdInWindows)
                    + " created sessions, the total says " + Written.count(total.created()));
        }
        if (total.latency().isPresent() && !total.latency().get().isOrdered()) {
            contradictions.add("the percentiles of its latency do not rise from min to max");
        }
        if (total.session().isPresent() && !total.session().get().isOrdered()) {
            contradictions.add("the percentiles of the session length do not rise from min to max");
        }
        if (!contradictions.isEmpty()) {
            findings.add(new Finding(
                    Rule.CONTRADICTION,
                    "The report contradicts itself: " + String.join("; ", contradictions) + ". Trust none of it."));
        }
    }
}
