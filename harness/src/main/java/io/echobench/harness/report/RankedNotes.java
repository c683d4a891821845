package io.echobench.harness.report;

import io.echobench.harness.inference.Comparison;
import io.echobench.harness.inference.Control;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.inference.RankingLine;
import io.echobench.harness.inference.Resolution;
import io.echobench.harness.stats.Ladder;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.harness.stats.RankedSummary;
import io.echobench.harness.stats.RankingSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences that a run which ranks opens with, and those by which its tables are read. */
final class RankedNotes {

    private RankedNotes() {}

    /** The ranking, or why there is none. */
    static String headline(RankedSummary ranked) {
        return line(ranked.primary().ranking());
    }

    /** {@code netty = vertx > undertow ? helidon}, or {@code no ranking: ...}. */
    static String line(Ranking ranking) {
        return ranking.line().map(RankingLine::text).orElseGet(() -> "no ranking: " + whyNot(ranking));
    }

    /** Where the machine was too noisy, nothing else that is said of the rounds is worth reading. */
    private static String whyNot(Ranking ranking) {
        return ranking.whyNot().stream()
                .filter(why -> why.startsWith("machine too noisy"))
                .findFirst()
                .orElseGet(() -> ranking.whyNot().stream()
                        .map(why -> why.contains(" control failed: ") ? "void: " + why : why)
                        .collect(Collectors.joining("; ")));
    }

    /** All that stands under it, most important first. */
    static List<String> opening(RankedSummary ranked) {
        Ranking primary = ranked.primary().ranking();
        List<String> notes = new ArrayList<>();
        alsoProved(primary).ifPresent(notes::add);
        notes.add("ranked by " + ranked.ladder().ranksBy() + "; less is better");
        ranked.ladder()
                .tooFast()
                .forEach(each -> notes.add(LadderMetrics.perSecond(each.rate())
                        + " does not rank on this machine, as the measurement before the first round told: "
                        + each.why()));
        notes.add(resolves(primary));
        ranked.controls().forEach(control -> notes.add(control(control, ranked)));
        notes.add(rounds(ranked));
        ranked.ladder().pairs().sentence().ifPresent(notes::add);
        if (!ranked.rounds().stopping().isEmpty()) {
            notes.add(ranked.rounds().stopping());
        }
        leftOut(primary).forEach(notes::add);
        return notes;
    }

    static String resolves(Ranking ranking) {
        return ranking.resolution()
                .map(Resolution::sentence)
                .orElse("what this table resolves is not known: it has too few rounds, or backends to compare");
    }

    /** What is proved and cannot be said in the line. */
    static Optional<String> alsoProved(Ranking ranking) {
        return ranking.line()
                .map(RankingLine::alsoProved)
                .filter(also -> !also.isEmpty())
                .map(also ->
                        also.stream().map(Comparison::text).collect(Collectors.joining(", ", "also proved: ", "")));
    }

    private static String control(Control control, RankedSummary ranked) {
        String word = switch (control.state()) {
            case HELD -> "held";
            case FAILED -> "FAILED";
            case MISSING -> "could not be evaluated";
        };
        String strength = control.name().equals("positive") ? ranked.burn().sentence() : "";
        return "%s control %s: %s%s"
                .formatted(control.name(), word, control.sentence(), strength.isEmpty() ? "" : "; " + strength);
    }

    private static String rounds(RankedSummary ranked) {
        return "%s in %s; %s, %s in all"
                .formatted(
                        Notes.rounds(ranked.rounds().run()),
                        ranked.rounds().balanced() ? "a balanced order" : "an order that is not balanced",
                        ranked.noise().sentence(),
                        ranked.attempts().size() == 1
                                ? "1 attempt"
                                : ranked.attempts().size() + " attempts");
    }

    /** Backends that are not in a ranking, and why. */
    static List<String> leftOut(Ranking ranking) {
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, String> excluded : ranking.excluded().entrySet()) {
            notes.add("not ranked: " + excluded.getKey() + ": " + excluded.getValue());
        }
        return notes;
    }

    /** {@code cost-factor-5000: netty > vertx (resolves >= 3.1 %)}. */
    static String exploratory(RankingSection section) {
        return section.ranking().metric().id() + ": " + line(section.ranking());
    }

    /** How the ladder is read. */
    static List<String> ladder(RankedSummary ranked) {
        String anchor = ranked.ladder().anchor();
        return List.of(
                "Cost of a message at each rate: CPU time of the server, and that over the CPU time which " + anchor
                        + " took beside it, in two slices between two of the server's own, for the same load from the same client:"
                        + " 1.6 stands for 60 % more. Both are geometric means over the valid rounds; +- is half of the 95 % interval.",
                "Only the cost factor ranks: " + ranked.ladder().ranksBy()
                        + ". It was declared before the run. A rate that a"
                        + " server does not carry in three quarters of its rounds says \"not carried\"; in brackets: below "
                        + percent(Ladder.LOWEST_UTILISATION)
                        + " of its CPUs (the cost factor: on the average of its rates), or at a rate that the machine is too slow for, where it"
                        + " is not compared. Knee: the highest"
                        + " rate that it carries, with >= where that is the last one. ~: its rounds were not steady.");
    }

    /** {@code 20 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
