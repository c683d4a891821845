package io.echobench.harness.stats;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnreadableRunException;
import io.echobench.load.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Reads the histogram logs of a run: one file for each load loop of each trial, one line for each second, interval and phase. */
public final class HistogramLogs {

    private HistogramLogs() {}

    /**
     * All logs of the trials that ran to their end; of several attempts at a trial, the last.
     *
     * @throws UnreadableRunException when one of them is not a histogram log
     */
    public static Histograms read(RunDirectory directory, List<TrialResult> trials) throws IOException {
        Map<Integer, Map<String, Histogram>> byTrial = new HashMap<>();
        for (TrialResult result : trials) {
            if (result instanceof TrialResult.Completed completed) {
                Map<String, Histogram> byTag = new HashMap<>();
                Predicate<String> wanted = wanted(completed);
                for (Path log : directory.histogramLogs(completed.trial())) {
                    addLog(log, wanted, byTag);
                }
                byTrial.put(completed.trial().number(), byTag);
            }
        }
        return new Histograms(byTrial);
    }

    /** Nothing of a ladder: its slices are many, and what is said of their latencies rests on the figures of the trial. */
    private static Predicate<String> wanted(TrialResult.Completed trial) {
        Set<String> unwanted = trial.phases().stream()
                .filter(phase -> phase.loadPoint().loadsAnchor() || LadderSlices.isOf(trial, phase))
                .flatMap(phase -> Stream.of(Interval.values()).map(interval -> interval.tag(phase.name())))
                .collect(Collectors.toSet());
        return tag -> !unwanted.contains(tag);
    }

    private static void addLog(Path log, Predicate<String> wanted, Map<String, Histogram> byTag) throws IOException {
        forEach(log, histogram -> {
            if (wanted.test(histogram.getTag())) {
                byTag.computeIfAbsent(histogram.getTag(), tag -> new Histogram(3))
                        .add(histogram);
            }
        });
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
