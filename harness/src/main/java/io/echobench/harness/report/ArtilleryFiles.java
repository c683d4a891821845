package io.echobench.harness.report;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.ClockWindows;
import io.echobench.harness.stats.CountedTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as reports of Artillery 2: a file for each trial, because such a report is of one server and one run. The file has the given
 * name when the run has one backend and one round; else backend and round stand before its ending: {@code out-netty-round2.json}.
 */
public final class ArtilleryFiles {

    private ArtilleryFiles() {}

    /**
     * Writes them, from the files of the run alone.
     *
     * @return a line for each trial: the file, or why there is none
     */
    public static List<String> write(RunDirectory directory, Path file) throws IOException {
        RunRecord run = directory.run();
        List<String> lines = new ArrayList<>();
        for (TrialResult result : CountedTrials.of(run, directory.trials())) {
            Path own = file.resolveSibling(name(String.valueOf(file.getFileName()), run, result));
            switch (result) {
                case TrialResult.Completed completed -> {
                    String content = ArtilleryJson.render(run, completed, ClockWindows.of(directory, completed));
                    Files.writeString(own, content);
                    lines.add("artillery report: " + own);
                }
                case TrialResult.Failed failed -> lines.add("no artillery report " + own + ": " + failed.reason());
                case TrialResult.Skipped skipped -> lines.add("no artillery report " + own + ": " + skipped.reason());
            }
        }
        return lines;
    }

    private static String name(String name, RunRecord run, TrialResult result) {
        int dot = name.lastIndexOf('.');
        String start = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        String backend = run.backends().size() > 1 ? "-" + result.trial().backend() : "";
        String round = run.rounds() > 1 ? "-round" + result.trial().round() : "";
        return start + backend + round + ending;
    }
}
