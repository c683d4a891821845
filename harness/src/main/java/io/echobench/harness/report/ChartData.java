package io.echobench.harness.report;

import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.SecondFigures;
import io.echobench.harness.stats.Curves;
import io.echobench.harness.stats.Histograms;
import io.echobench.harness.stats.OwnPhases;
import io.echobench.load.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What the page's script draws, as JSON that can stand within an element of HTML. */
final class ChartData {

    /**
     * The whole of it.
     *
     * @param quantileAxis 1 / (1 - quantile) of every point of a curve
     */
    record Charts(List<Double> quantileAxis, List<Curve> curves, List<Trace> traces) {}

    /** A backend's percentiles in milliseconds; null beyond its last message. */
    record Curve(String backend, String interval, List<Optional<Double>> millis) {}

    /** One round of a backend, second by second. */
    record Trace(String backend, int round, List<Second> seconds) {}

    /** Latencies in milliseconds, null where nothing came. */
    record Second(
            int at,
            String phase,
            long intended,
            long completed,
            long errors,
            Optional<Double> p50,
            Optional<Double> p99,
            Optional<Double> max) {}

    private ChartData() {}

    static String json(RunRecord run, List<TrialResult> trials, Histograms histograms) {
        List<Completed> completed = trials.stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .toList();
        List<Curve> curves = new ArrayList<>();
        for (Backend backend : run.backends()) {
            List<Completed> own = completed.stream()
                    .filter(trial -> trial.trial().backend().equals(backend.id()))
                    .toList();
            for (Interval interval : List.of(Interval.RESPONSE, Interval.RTT)) {
                Curves.openLoop(interval, own, histograms)
                        .ifPresent(millis -> curves.add(new Curve(backend.id(), interval.id(), millis)));
            }
        }
        Charts charts = new Charts(
                Curves.axis(), curves, completed.stream().map(ChartData::trace).toList());
        return JsonMapper.shared().writeValueAsString(charts).replace("<", "\\u003c");
    }

    private static Trace trace(Completed completed) {
        List<Second> seconds = new ArrayList<>();
        for (PhaseFigures phase : OwnPhases.besideTheLadder(completed)) {
            for (SecondFigures second : phase.series()) {
                seconds.add(new Second(
                        seconds.size(),
                        phase.name(),
                        phase.loadPoint().mode().equals("closed") ? second.sent() : second.intended(),
                        second.completed(),
                        second.errors(),
                        millis(second.p50Nanos()),
                        millis(second.p99Nanos()),
                        millis(second.maxNanos())));
            }
        }
        return new Trace(completed.trial().backend(), completed.trial().round(), seconds);
    }

    /** The axis is logarithmic: it has no place for 0. */
    private static Optional<Double> millis(long nanos) {
        return nanos <= 0 ? Optional.empty() : Optional.of(nanos / 1e6);
    }
}
