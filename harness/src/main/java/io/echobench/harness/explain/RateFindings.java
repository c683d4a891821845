package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.explain.ArtilleryReport.Generation;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.Timeline.Row;
import io.echobench.harness.explain.Timeline.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was offered, beside what was planned. */
final class RateFindings {

    private RateFindings() {}

    static List<Finding> of(Explanation explanation) {
        List<Finding> findings = new ArrayList<>();
        Timeline timeline = explanation.timeline();
        if (!timeline.behind().isEmpty()) {
            findings.add(new Finding(Rule.BEHIND_SCHEDULE, behind(timeline)));
        }
        timeline.plateau().ifPresent(run -> findings.add(new Finding(Rule.PLATEAU, plateau(timeline, run))));
        Tally total = explanation.report().total();
        if (total.requests() > 0 && total.completed() > 0 && isOpenLoop(explanation)) {
            findings.add(new Finding(Rule.INPUTS, inputs(explanation, total)));
        }
        return findings;
    }

    private static String behind(Timeline timeline) {
        List<Row> behind = timeline.behind();
        Row worst = behind.stream()
                .min(Comparator.comparingDouble(row -> row.createdShare().orElse(1)))
                .orElseThrow();
        String where = behind.size() == 1
                ? "at " + share(worst)
                : "first at " + share(behind.getFirst()) + ", worst at " + share(worst);
        return "The generator fell behind its own schedule in %d of the %d windows in which at least %d sessions were due: %s."
                .formatted(behind.size(), timeline.judged().size(), Timeline.ENOUGH, where);
    }

    private static String share(Row row) {
        return "%s (%s of %s, %s)"
                .formatted(
                        row.stretch(),
                        Written.count(row.window().tally().created()),
                        Written.count(row.due().orElse(0)),
                        Written.percent(row.createdShare().orElse(0)));
    }

    private static String plateau(Timeline timeline, Run run) {
        List<Row> rows = timeline.within(run);
        double least = rows.stream().mapToDouble(Row::createdPerSecond).min().orElse(0);
        double most = rows.stream().mapToDouble(Row::createdPerSecond).max().orElse(0);
        return "At %s the created rate stood still at %s-%s a second while the script asked for %s rising to %s: %s"
                .formatted(
                        run.stretch(),
                        Written.perSecond(least),
                        Written.perSecond(most),
                        Written.perSecond(run.first().duePerSecond()),
                        Written.perSecond(run.last().duePerSecond()),
                        cause(timeline, rows));
    }

    /** Sessions that stay as long as ever cannot be what holds a generator up. */
    private static String cause(Timeline timeline, List<Row> rows) {
        OptionalDouble longest = rows.stream()
                .flatMapToDouble(row -> row.sessionMedian().stream())
                .max();
        if (longest.isEmpty()) {
            return "no session completed to tell whether the generator or the server was the limit.";
        }
        double best =
                timeline.best().map(row -> row.sessionMedian().orElseThrow()).orElse(longest.getAsDouble());
        String lengths = "median session " + Written.millis(best) + " ms at best, "
                + Written.inMillis(longest.getAsDouble()) + " at most here";
        return longest.getAsDouble() < best * Timeline.SLOW
                ? "the generator was saturated, not the server, whose sessions did not become longer (" + lengths + ")."
                : "the generator was saturated; sessions became longer at the same time (" + lengths
                        + "), so this report alone does not tell whether it was held up by the server.";
    }

    /** All of Artillery's load is; echobench writes the phases down where all of its own were sessions. */
    private static boolean isOpenLoop(Explanation explanation) {
        return explanation.report().engine() != Engine.ECHOBENCH
                || explanation.report().planned().isPresent();
    }

    private static String inputs(Explanation explanation, Tally total) {
        double each = (double) total.requests() / total.completed();
        boolean whole = total.requests() % total.completed() == 0;
        String meaning = explanation.report().generation() == Generation.ONE
                ? "requests over time"
                : "the mean of its windows' rates";
        String rate = total.requestsPerSecond()
                .map(rps -> " RPS (" + Written.perSecond(rps) + ") is " + meaning + ".")
                .orElse("");
        return "Requests (%s) are %s for each completed session.%s Both are inputs that the script sets: no server is faster by them."
                .formatted(
                        Written.count(total.requests()),
                        whole ? "exactly " + Written.count(each) : String.format(Locale.ROOT, "%.3f", each),
                        rate);
    }
}
