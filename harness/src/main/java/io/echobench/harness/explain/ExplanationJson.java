package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Spread;
import io.echobench.harness.explain.ArtilleryReport.Tally;
import io.echobench.harness.explain.Timeline.Row;
import io.echobench.harness.explain.Timeline.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Explanations for a program; {@code docs/EXPLAIN.md} lists the keys. What is not known is {@code null}. */
public final class ExplanationJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ExplanationJson() {}

    private record Document(List<Report> reports, List<Said> comparison) {}

    private record Report(
            String file,
            String artillery,
            String form,
            String engine,
            Sessions sessions,
            Map<String, Long> errors,
            long requests,
            Optional<Double> requestsPerSecond,
            Optional<Spread> latency,
            Optional<Spread> session,
            Optional<Plateau> plateau,
            Optional<Double> saturatedFromSeconds,
            List<Window> windows,
            List<Said> findings) {}

    private record Sessions(
            Optional<Long> intended, long created, long completed, long lost, Optional<Long> failed, long skipped) {}

    private record Plateau(double fromSeconds, double toSeconds, double leastPerSecond, double mostPerSecond) {}

    private record Window(
            double fromSeconds,
            double toSeconds,
            Optional<Double> due,
            long created,
            long completed,
            long errors,
            boolean behind,
            Optional<Spread> latency,
            Optional<Spread> session) {}

    private record Said(String rule, String sentence) {}

    /** One object with {@code reports} and {@code comparison}. */
    public static String render(List<Explanation> explanations) {
        return JSON.writeValueAsString(new Document(
                        explanations.stream().map(ExplanationJson::report).toList(), said(Comparison.of(explanations))))
                + "\n";
    }

    private static Report report(Explanation explanation) {
        ArtilleryReport report = explanation.report();
        Tally total = report.total();
        Timeline timeline = explanation.timeline();
        return new Report(
                report.file(),
                report.generation().versions(),
                report.form(),
                report.engine().name().toLowerCase(java.util.Locale.ROOT),
                new Sessions(
                        boxed(explanation.intended()).map(Math::round),
                        total.created(),
                        total.completed(),
                        total.lost(),
                        total.failed().isPresent() ? Optional.of(total.failed().getAsLong()) : Optional.empty(),
                        total.skipped()),
                new LinkedHashMap<>(total.errors()),
                total.requests(),
                total.requestsPerSecond(),
                total.latency(),
                total.session(),
                timeline.plateau().map(run -> plateau(timeline, run)),
                timeline.saturatedFrom().map(row -> row.window().fromSeconds()),
                timeline.rows().stream().map(ExplanationJson::window).toList(),
                said(explanation.findings()));
    }

    private static Plateau plateau(Timeline timeline, Run run) {
        List<Row> rows = timeline.within(run);
        return new Plateau(
                run.first().window().fromSeconds(),
                run.last().window().toSeconds(),
                rows.stream().mapToDouble(Row::createdPerSecond).min().orElse(0),
                rows.stream().mapToDouble(Row::createdPerSecond).max().orElse(0));
    }

    private static Window window(Row row) {
        Tally tally = row.window().tally();
        return new Window(
                row.window().fromSeconds(),
                row.window().toSeconds(),
                boxed(row.due()),
                tally.created(),
                tally.completed(),
                tally.allErrors(),
                row.isBehind(),
                tally.latency(),
                tally.session());
    }

    private static List<Said> said(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Said(finding.rule().id(), finding.sentence()))
                .toList();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
