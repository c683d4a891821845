package io.echobench.harness.stats;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnreadableRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Reads the histogram logs of a run: one file for each load loop of each trial, one line for each second, interval and phase. */
public final class HistogramLogs {

    private HistogramLogs() {}

    /**
     * All logs of the trials that ran to their end.
     *
     * @throws UnreadableRunException when one of them is not a histogram log
     */
    public static Histograms read(RunDirectory directory, List<TrialResult> trials) throws IOException {
        Map<Integer, Map<String, Histogram>> byTrial = new HashMap<>();
        for (TrialResult result : trials) {
            if (result instanceof TrialResult.Completed completed) {
                Map<String, Histogram> byTag = new HashMap<>();
                for (Path log : directory.histogramLogs(completed.trial())) {
                    addLog(log, byTag);
                }
                byTrial.put(completed.trial().number(), byTag);
            }
        }
        return new Histograms(byTrial);
    }

    private static void addLog(Path log, Map<String, Histogram> byTag) throws IOException {
        forEach(
                log,
                histogram -> byTag.computeIfAbsent(histogram.getTag(), tag -> new Histogram(3))
                        .add(histogram));
    }

    /** Each line of a log, in order, with its tag and times; none is kept. */
    static void forEach(Path log, Consumer<Histogram> reader) throws IOException {
        try (InputStream content = Files.newInputStream(log);
                HistogramLogReader lines = new HistogramLogReader(content)) {
            while (lines.hasNext()) {
                EncodableHistogram interval = lines.nextIntervalHistogram();
                if (interval instanceof Histogram histogram && histogram.getTag() != null) {
                    reader.accept(histogram);
                }
            }
        } catch (RuntimeException e) {
            // The reader tells a torn or foreign line by whatever exception its parsing ends in.
            throw new UnreadableRunException(log + " is not a histogram log (" + e.getMessage()
                    + "); remove it, and the report is made from the figures of the trial alone");
        }
    }
}
