package io.echobench.harness.report;

import io.echobench.harness.inference.Ranking;
import io.echobench.harness.report.Section.Drawing;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.harness.stats.RankedSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the page of a run that ranks begins with. */
final class RankedSections {

    private RankedSections() {}

    static List<Section> of(RankedSummary ranked) {
        return List.of(
                ranking(ranked), ladder(ranked), pairs(ranked), exploratory(ranked), rounds(ranked), scatter(ranked));
    }

    private static Section ranking(RankedSummary ranked) {
        List<Drawing> drawings = IntervalPlot.ofPrimary(ranked.ladder(), ranked.observations())
                .map(svg -> new Drawing(
                        ranked.ladder().ranksBy() + " (further left is better)",
                        svg,
                        "Each faint dot is one round: everything started anew. The large dot is their mean, and the bar is the"
                                + " 95 % interval: where the mean would lie if there were endless rounds, as far as these can"
                                + " tell. Bars that overlap may still differ, because rounds are compared one by one: the verdict"
                                + " of each pair is below."))
                .stream()
                .toList();
        return Section.of("ranking", "Ranking")
                .headed(RankedNotes.headline(ranked), isRanked(ranked.primary().ranking()))
                .with(Stream.concat(reading().stream(), RankedNotes.opening(ranked).stream())
                        .toList())
                .drawing(drawings);
    }

    private static boolean isRanked(Ranking ranking) {
        return ranking.line().isPresent();
    }

    private static List<String> reading() {
        return List.of(
                "a > b: a is proved to need less CPU for a message than b, and so is every name on the left than every"
                        + " name on the right. a = b: proved equal within 3 %. a ? b: these rounds do not tell.");
    }

    private static Section ladder(RankedSummary ranked) {
        List<Drawing> drawings = new ArrayList<>();
        for (double rate : ranked.ladder().rates()) {
            String ranks = ranked.ladder().primaryRates().contains(rate) ? " *" : "";
            IntervalPlot.ofRung(ranked.ladder(), rate)
                    .ifPresent(svg -> drawings.add(new Drawing(LadderMetrics.perSecond(rate) + ranks, svg, "")));
        }
        return Section.of("ladder", "Cost at each rate")
                .with(RankedNotes.ladder(ranked))
                .drawing(drawings)
                .with(RankedTables.ladder(ranked), RankedTables.ladderCpu(ranked), RankedTables.rungs(ranked));
    }

    private static Section pairs(RankedSummary ranked) {
        return Section.of(
                        "pairs",
                        "Pairs",
                        "Ratio: the first's cost over the second's, round by round; below 1 the first is better. The 95 % interval"
                                + " holds the true ratio in 95 of 100 such runs; one that holds 1 proves no difference. p, after"
                                + " Holm's correction for the number of pairs, is how often a difference like this would be seen"
                                + " somewhere in a table of equal servers: below 5 % (4 % where rounds end by width) it is called faster.")
                .with(RankedTables.pairs(ranked));
    }

    private static Section exploratory(RankedSummary ranked) {
        return Section.of(
                        "exploratory",
                        "Exploratory rankings",
                        "Other metrics of the same rounds. Each holds its error rate by itself, all of them together do not: look"
                                + " for ideas here, and for conclusions above.")
                .with(RankedTables.exploratory(ranked));
    }

    private static Section rounds(RankedSummary ranked) {
        List<Drawing> drawings = ranked.ladder().lines().stream()
                .flatMap(line ->
                        RoundPlot.of(ranked, line.backend()).map(svg -> new Drawing(line.backend(), svg, "")).stream())
                .toList();
        return Section.of(
                        "rounds",
                        "Round by round",
                        "How far each round's cost factor is from the mean of its row, all on one scale: a row that"
                                + " climbs or falls drifted, and one dot far off was disturbed. Filled: it counts. Ring: its round"
                                + " was not steady. Grey: the machine or the generator spoiled it; it was repeated and"
                                + " does not count, which was decided without looking at any response.")
                .drawing(drawings)
                .with(RankedEvidence.attempts(ranked));
    }

    private static Section scatter(RankedSummary ranked) {
        return Section.of(
                        "scatter",
                        "What the A/A control scatters by",
                        "The reference server ran under two names, so every difference between the two is noise. The metric whose"
                                + " log ratio scatters least finds the smallest differences; the last column is what this table"
                                + " would resolve with that scatter. * ranks.")
                .with(RankedEvidence.scatter(ranked));
    }
}
