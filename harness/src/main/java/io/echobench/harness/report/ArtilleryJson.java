package io.echobench.harness.report;

import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.script.PlannedArrivals;
import io.echobench.harness.script.ScriptException;
import io.echobench.harness.stats.ClockWindow;
import io.echobench.harness.stats.ClockWindows;
import io.echobench.harness.stats.OwnPhases;
import io.echobench.load.CensoredLatencies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One trial in the shape of Artillery 2's report: {@code aggregate} and {@code intermediate} with counters, rates and summaries.
 * What Artillery has no name for stands under {@code echobench}; times are in milliseconds and not rounded.
 */
final class ArtilleryJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final RunRecord run;
    private final Completed trial;
    private final List<ClockWindow> windows;

    private ArtilleryJson(RunRecord run, Completed trial, List<ClockWindow> windows) {
        this.run = run;
        this.trial = trial;
        this.windows = windows;
    }

    /** The report of a trial whose windows these are. */
    static String render(RunRecord run, Completed trial, List<ClockWindow> windows) {
        return JSON.writeValueAsString(new ArtilleryJson(run, trial, windows).document()) + "\n";
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        List<Map<String, Object>> intermediate = new ArrayList<>();
        for (ClockWindow window : windows) {
            intermediate.add(period(window, String.valueOf(window.beginMillis()), rates(window), 0));
        }
        ClockWindow all = ClockWindows.sum(windows);
        document.put("aggregate", period(all, all.beginMillis(), meanRates(), unanswered()));
        document.put("intermediate", intermediate);
        if (trial.phases().stream().allMatch(phase -> phase.loadPoint().mode().equals("sessions"))) {
            phases(document);
        }
        document.put("echobench", origin());
        return document;
    }

    private Map<String, Object> period(ClockWindow window, Object begin, Map<String, Double> rates, long unanswered) {
        Map<String, Object> period = new LinkedHashMap<>();
        Map<String, Object> summaries = new LinkedHashMap<>();
        window.histograms().forEach((name, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                summaries.put(name, summary(histogram, name.equals(ClockWindows.RESPONSE) ? unanswered : 0));
            }
        });
        period.put("counters", window.counts());
        period.put("rates", rates);
        period.put("firstCounterAt", window.firstMillis());
        period.put("firstHistogramAt", window.firstMillis());
        period.put("lastCounterAt", window.lastMillis());
        period.put("lastHistogramAt", window.lastMillis());
        period.put("firstMetricAt", window.firstMillis());
        period.put("lastMetricAt", window.lastMillis());
        period.put("period", begin);
        period.put("summaries", summaries);
        period.put("histograms", summaries);
        return period;
    }

    /** Unanswered messages stand beyond all others, at the time after which they were given up. */
    private Map<String, Object> summary(Histogram histogram, long unanswered) {
        CensoredLatencies values = new CensoredLatencies(histogram, unanswered);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("min", histogram.getMinValue() / 1e6);
        summary.put("max", unanswered > 0 ? givenUpMillis() : histogram.getMaxValue() / 1e6);
        summary.put("count", histogram.getTotalCount());
        summary.put("mean", histogram.getMean() / 1e6);
        summary.put("p50", at(values, 0.5));
        summary.put("median", at(values, 0.5));
        summary.put("p75", at(values, 0.75));
        summary.put("p90", at(values, 0.9));
        summary.put("p95", at(values, 0.95));
        summary.put("p99", at(values, 0.99));
        summary.put("p999", at(values, 0.999));
        if (unanswered > 0) {
            summary.put("unanswered", unanswered);
        }
        return summary;
    }

    private double at(CensoredLatencies values, double quantile) {
        return values.valueAt(quantile).stream()
                .mapToDouble(nanos -> nanos / 1e6)
                .findFirst()
                .orElseGet(this::givenUpMillis);
    }

    private double givenUpMillis() {
        return trial.phases().stream()
                        .mapToLong(PhaseFigures::censoredAboveNanos)
                        .max()
                        .orElse(0)
                / 1e6;
    }

    private long unanswered() {
        return OwnPhases.of(trial).stream()
                .filter(phase -> !phase.loadPoint().mode().equals("closed"))
                .mapToLong(PhaseFigures::censored)
                .sum();
    }

    private static Map<String, Double> rates(ClockWindow window) {
        double seconds = Math.max(1, (window.lastMillis() - window.firstMillis()) / 1e3);
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("websocket.send_rate", window.counts().getOrDefault(ClockWindows.SENT, 0L) / seconds);
        rates.put("websocket.receive_rate", window.counts().getOrDefault(ClockWindows.RECEIVED, 0L) / seconds);
        return rates;
    }

    /** As Artillery has it: the mean of the windows. */
    private Map<String, Double> meanRates() {
        Map<String, Double> mean = new LinkedHashMap<>();
        for (ClockWindow window : windows) {
            rates(window).forEach((name, rate) -> mean.merge(name, rate / windows.size(), Double::sum));
        }
        return mean;
    }

    /** The script's phases, as reports of Artillery 1 held them, so that a reader knows what was intended. */
    private void phases(Map<String, Object> document) {
        List<Map<String, Object>> phases = new ArrayList<>();
        try {
            PlannedArrivals planned =
                    PlannedArrivals.ofScript(run.script().name(), run.script().text());
            for (PlannedArrivals.Stretch stretch : planned.stretches()) {
                phases.add(phase(stretch));
            }
            document.put("phases", phases);
        } catch (ScriptException e) {
            // It was run, so it has phases; a report without them is as Artillery writes it.
        }
    }

    private static Map<String, Object> phase(PlannedArrivals.Stretch stretch) {
        Map<String, Object> phase = new LinkedHashMap<>();
        if (!stretch.name().isEmpty()) {
            phase.put("name", stretch.name());
        }
        if (stretch.fromPerSecond() == 0 && stretch.toPerSecond() == 0) {
            phase.put("pause", stretch.seconds());
            return phase;
        }
        phase.put("duration", stretch.seconds());
        phase.put("arrivalRate", stretch.fromPerSecond());
        if (stretch.toPerSecond() != stretch.fromPerSecond()) {
            phase.put("rampTo", stretch.toPerSecond());
        }
        return phase;
    }

    private Map<String, Object> origin() {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("version", run.echobench());
        origin.put("run", run.started());
        origin.put("script", run.script().name());
        origin.put("backend", trial.trial().backend());
        origin.put("round", trial.trial().round());
        origin.put("marks", trial.marks());
        run.settings().profiled().ifPresent(words -> origin.put("profiled", words));
        return origin;
    }
}
