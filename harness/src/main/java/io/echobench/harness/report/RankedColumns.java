package io.echobench.harness.report;

import io.echobench.harness.inference.Estimate;
import io.echobench.harness.inference.Resolution;
import io.echobench.harness.stats.Ladder;
import io.echobench.harness.stats.Ladder.Line;
import io.echobench.harness.stats.Ladder.Rung;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.Spread;
import io.echobench.harness.stats.Summary.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns with which {@code table.csv} of a run that ranks begins. What is said of the whole table stands in each row. */
final class RankedColumns {

    private RankedColumns() {}

    /** Of no row: the headings alone. Texts and numbers are formatted by the report that asks. */
    static Map<String, Field> of(RankedSummary ranked, Optional<Row> row) {
        Ladder ladder = ranked.ladder();
        Optional<Line> line = row.flatMap(one -> ladder.lines().stream()
                .filter(each -> each.backend().equals(one.backend().id()))
                .findFirst());
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("ranking", new Field.Text(RankedNotes.headline(ranked)));
        fields.put(
                "resolves_percent",
                new Field.Figure(ranked.primary()
                        .ranking()
                        .resolution()
                        .map(Resolution::difference)
                        .map(each -> 100 * each)));
        fields.put(
                "controls",
                new Field.Text(ranked.controls().stream()
                        .map(control ->
                                control.name() + " " + control.state().name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining("; "))));
        fields.put("invalid_first_attempts", new Field.Figure(Optional.of((double)
                ranked.noise().invalid())));
        fields.put("balanced_order", new Field.Text(ranked.rounds().balanced() ? "yes" : "no"));
        fields.put("stopping", new Field.Text(ranked.rounds().stopping()));
        fields.put("ranked_by", new Field.Text(ladder.ranksBy()));
        fields.put(
                "not_ranked",
                new Field.Text(line.map(one -> notRanked(ranked, one)).orElse("")));
        putEstimate(fields, "cost_factor", line.flatMap(Line::factor));
        fields.put("knee_per_s", new Field.Figure(line.flatMap(Line::knee)));
        fields.put(
                "knee_beyond_ladder",
                new Field.Text(
                        line.map(one -> one.outlastsTheLadder() ? "yes" : "no").orElse("")));
        ladder.rates().forEach(rate -> putRung(fields, rate, line.flatMap(one -> one.at(rate))));
        return fields;
    }

    private static String notRanked(RankedSummary ranked, Line line) {
        return line.control()
                ? "control"
                : ranked.primary().ranking().excluded().getOrDefault(line.backend(), "");
    }

    private static void putRung(Map<String, Field> fields, double rate, Optional<Rung> rung) {
        String at = "_at_" + LadderMetrics.plain(rate) + "_per_s";
        fields.put(
                "sustained" + at,
                new Field.Text(rung.map(one -> one.sustained() ? "yes" : "no").orElse("")));
        putEstimate(fields, "cost_factor" + at, rung.flatMap(Rung::factor));
        putEstimate(fields, "cpu_us_per_message" + at, rung.flatMap(Rung::micros));
        fields.put(
                "server_cpus_used_percent" + at,
                new Field.Figure(rung.flatMap(Rung::utilisation).map(share -> 100 * share.median())));
        fields.put(
                "messages_per_wakeup" + at,
                new Field.Figure(rung.flatMap(Rung::messagesPerWakeup).map(Spread::median)));
    }

    private static void putEstimate(Map<String, Field> fields, String name, Optional<Estimate> estimate) {
        fields.put(name, new Field.Figure(estimate.map(Estimate::value)));
        fields.put(name + "_low", new Field.Figure(estimate.map(Estimate::low)));
        fields.put(name + "_high", new Field.Figure(estimate.map(Estimate::high)));
    }

    /** What stands in a column. */
    sealed interface Field {

        /** Words. */
        record Text(String text) implements Field {}

        /** A number that may be missing. */
        record Figure(Optional<Double> number) implements Field {}
    }
}
