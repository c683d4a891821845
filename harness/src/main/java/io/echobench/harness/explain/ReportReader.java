package io.echobench.harness.explain;

import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import java.util.List;
import java.util.Optional;

/** Reads a report of Artillery 1.x or 2.x. Whatever the bytes, it ends in a report or in one sentence. */
public final class ReportReader {

    private static final int KEYS_SHOWN = 4;

    private ReportReader() {}

    /**
     * Reads a report.
     *
     * @param file as it was named: it opens every message
     */
    public static ArtilleryReport read(String file, byte[] bytes) throws UnreadableReportException {
        ReportText text = ReportText.of(file, bytes);
        Tree root = text.root();
        if (!root.has("aggregate")) {
            throw UnreadableReportException.notAReport(file, "it has no \"aggregate\" but " + keys(root));
        }
        Tree aggregate = root.at("aggregate").object();
        if (aggregate.has("scenariosCreated")) {
            return new FirstGeneration(text).read();
        }
        if (aggregate.at("counters").has("vusers.created")) {
            return new SecondGeneration(text).read();
        }
        boolean counting = aggregate.at("counters").isObject();
        throw UnreadableReportException.notAReport(
                file,
                "its aggregate has neither scenariosCreated (version 1) nor counters.vusers.created (version 2) but "
                        + keys(counting ? aggregate.at("counters") : aggregate) + ", an unknown version");
    }

    /** The phases, if the report has any that can be read. */
    static Optional<PlannedArrivals> phases(Tree root) throws ScriptException {
        return root.has("phases")
                ? Optional.of(PlannedArrivals.ofPhases(
                        "the phases", root.at("phases").node().toString()))
                : Optional.empty();
    }

    private static String keys(Tree tree) {
        List<String> keys = tree.keys();
        if (keys.isEmpty()) {
            return "nothing";
        }
        String shown = String.join(", ", keys.subList(0, Math.min(KEYS_SHOWN, keys.size())))
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        boolean all = keys.size() <= KEYS_SHOWN && shown.length() <= 100;
        return (shown.length() <= 100 ? shown : shown.substring(0, 100)) + (all ? "" : " ...");
    }
}
