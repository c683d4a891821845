package io.echobench.harness.report;

import io.echobench.harness.stats.RankedSummary;
import java.util.ArrayList;
import java.util.List;

/** The opening of a run that ranks as lines of text: what stands on the terminal. */
final class RankedText {

    private RankedText() {}

    /** The ranking first, then what it rests on. */
    static List<String> opening(RankedSummary ranked) {
        List<String> lines = new ArrayList<>(List.of(RankedNotes.headline(ranked)));
        lines.addAll(RankedNotes.opening(ranked));
        return lines;
    }

    /** Below the ladder. */
    static List<String> exploratory(RankedSummary ranked) {
        List<String> lines = new ArrayList<>(List.of("Exploratory, each by itself:"));
        ranked.exploratory().forEach(section -> lines.add("  " + RankedNotes.exploratory(section)));
        return lines;
    }
}
