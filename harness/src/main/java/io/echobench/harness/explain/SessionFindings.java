package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the sessions. */
final class SessionFindings {

    private static final int ERRORS_SHOWN = 5;

    private SessionFindings() {}

    static List<Finding> of(Explanation explanation) {
        List<Finding> findings = new ArrayList<>();
        Tally total = explanation.report().total();
        findings.add(new Finding(Rule.SESSIONS, counts(explanation, total)));
        if (explanation.planned().isEmpty()) {
            findings.add(new Finding(Rule.INTENDED_UNKNOWN, unknown(explanation.report())));
        }
        long counted = explained(total);
        if (total.lost() > counted) {
            findings.add(new Finding(Rule.LOST_WITHOUT_ERROR, lost(total, total.lost() - counted)));
        }
        if (total.allErrors() > 0) {
            findings.add(new Finding(Rule.ERRORS, errors(total)));
        }
        if (total.skipped() > 0) {
            findings.add(
                    new Finding(
                            Rule.SKIPPED,
                            Written.counted(total.skipped(), "session")
                                    + " did not arrive because as many as maxVusers allows were there: that load was not offered."));
        }
        return findings;
    }

    private static String counts(Explanation explanation, Tally total) {
        StringBuilder sentence = new StringBuilder("Sessions: ");
        explanation
                .intended()
                .ifPresent(intended -> sentence.append(Written.count(intended)).append(" intended by the script, "));
        sentence.append(Written.count(total.created())).append(" created");
        explanation
                .intended()
                .ifPresent(intended ->
                        sentence.append(intended > 0 ? " (" + Written.percent(total.created() / intended) + ")" : ""));
        sentence.append(", ").append(Written.count(total.completed())).append(" completed, ");
        return sentence.append(Written.count(Math.max(0, total.lost())))
                .append(" lost; ")
                .append(Written.counted(total.allErrors(), "error"))
                .append('.')
                .toString();
    }

    private static String unknown(ArtilleryReport report) {
        String why = report.unreadablePhases().isEmpty()
                ? "the report does not hold its script's phases"
                : "the report's phases cannot be read (" + report.unreadablePhases() + ")";
        return "How many sessions were intended is unknown: " + why + "; give the script with --script FILE.";
    }

    /** Version 2 counts failed sessions, and some of its errors twice; in version 1 each error may have ended one. */
    private static long explained(Tally total) {
        return total.failed().orElse(total.allErrors());
    }

    private static String lost(Tally total, long missing) {
        String counted = total.failed().isPresent()
                ? "and did not fail either"
                : "and no error says so: the report counts " + Written.counted(total.allErrors(), "error");
        return "%s that %s created (%s) never completed, %s.%s"
                .formatted(
                        Written.counted(missing, "session"),
                        missing == 1 ? "was" : "were",
                        Written.percent((double) missing / total.created()),
                        counted,
                        total.allErrors() == 0 ? " It reads as if all were well." : "");
    }

    private static String errors(Tally total) {
        String shown = total.errors().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(ERRORS_SHOWN)
                .map(error -> Written.count(error.getValue()) + " " + Written.plain(error.getKey()))
                .collect(Collectors.joining(", "));
        int more = total.errors().size() - ERRORS_SHOWN;
        return "Errors: " + shown + (more > 0 ? " and " + more + " more kinds" : "") + ".";
    }
}
