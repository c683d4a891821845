package io.echobench.harness.report;

import io.echobench.harness.inference.Agreement;
import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.inference.Agreement.Pair;
import io.echobench.harness.stats.TwoRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Two runs side by side as a page of text. */
public final class TwoRunsText {

    private TwoRunsText() {}

    /** The verdict first, then what it rests on; each run is called by its name here. */
    public static String render(String one, TwoRuns.Run first, String other, TwoRuns.Run second, TwoRuns runs) {
        List<String> lines = new ArrayList<>();
        lines.add(
                runs.contradict()
                        ? "CONTRADICTION: one run proves what the other proves wrong"
                        : "no contradiction: what one run proves the other does not prove wrong");
        lines.add("");
        lines.add("first:  " + one + ", " + first.record().started() + ": " + RankedNotes.headline(first.ranked()));
        lines.add("second: " + other + ", " + second.record().started() + ": " + RankedNotes.headline(second.ranked()));
        lines.add("");
        lines.add(
                runs.differences().isEmpty()
                        ? "made with the same machine, JDK, placement and software"
                        : "not made with the same: figures may differ by more than chance");
        runs.differences().forEach(difference -> lines.add("  " + difference));
        lines.add("");
        lines.addAll(agreement("ranks", runs.primary()));
        runs.exploratory().forEach(each -> lines.addAll(agreement("exploratory", each)));
        runs.leftOut().forEach((metric, why) -> lines.add(metric + " (exploratory): not compared: " + why));
        return lines.stream().map(TwoRunsText::ascii).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> agreement(String role, Agreement agreement) {
        List<String> lines = new ArrayList<>();
        lines.add("%s (%s): %d pairs, Kendall's tau-b outside ties %s"
                .formatted(
                        agreement.metric(),
                        role,
                        agreement.pairs().size(),
                        agreement.tauOutsideTies().stream()
                                .mapToObj(tau -> String.format(Locale.ROOT, "%.2f", tau))
                                .findFirst()
                                .orElse("- (no pair is ranked by both)")));
        outcome(lines, agreement, Outcome.CONTRADICTED, "CONTRADICTED");
        outcome(lines, agreement, Outcome.AGREED, "both prove");
        outcome(lines, agreement, Outcome.COMPATIBLE, "compatible");
        outcome(lines, agreement, Outcome.PROVED_ONCE, "one proves");
        outcome(lines, agreement, Outcome.UNRESOLVED, "neither proves");
        return lines;
    }

    private static void outcome(List<String> lines, Agreement agreement, Outcome outcome, String words) {
        List<Pair> pairs = agreement.of(outcome);
        if (!pairs.isEmpty()) {
            lines.add("  " + words + ": "
                    + pairs.stream().map(pair -> text(outcome, pair)).collect(Collectors.joining(", ")));
        }
    }

    private static String text(Outcome outcome, Pair pair) {
        String first = pair.first().text();
        return switch (outcome) {
            case AGREED, UNRESOLVED -> first;
            case CONTRADICTED, COMPATIBLE, PROVED_ONCE ->
                first + " / " + pair.second().text();
        };
    }

    /** Like all that goes to a terminal. */
    private static String ascii(String line) {
        return line.replace("±", "+-").replace("µ", "u");
    }
}
