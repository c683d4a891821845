package io.echobench.harness.report;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.CountedTrials;
import io.echobench.harness.stats.HistogramLogs;
import io.echobench.harness.stats.Histograms;
import io.echobench.harness.stats.Summarizer;
import io.echobench.harness.stats.Summary;
import java.io.IOException;
import java.util.List;

/** Writes every report of a run into its folder. */
public final class ReportWriter {

    private ReportWriter() {}

    /**
     * Writes {@code table.md}, {@code table.csv} and {@code report.html}; of a profiled run flame graphs, too.
     *
     * @return what the table says, for {@link TextReport} and the exit status
     */
    public static Summary writeAll(RunDirectory directory, RunRecord run, List<TrialResult> trials) throws IOException {
        List<TrialResult> counted = CountedTrials.of(run, trials);
        Histograms histograms = HistogramLogs.read(directory, counted);
        Summary summary = Summarizer.summarize(run, trials, histograms);
        directory.writeReport("table.md", MarkdownReport.render(summary));
        directory.writeReport("table.csv", CsvReport.render(summary));
        Profiles profiles = Profiles.read(directory, run, counted);
        for (Profiles.Graph graph : profiles.graphs()) {
            directory.writeReport(graph.file(), graph.page().html());
        }
        directory.writeReport("report.html", HtmlReport.render(summary, run, counted, histograms, profiles));
        return summary;
    }
}
