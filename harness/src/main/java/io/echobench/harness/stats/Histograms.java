package io.echobench.harness.stats;

import io.echobench.harness.plan.Trial;
import io.echobench.load.Interval;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The histograms of a run, merged over load loops and seconds. They must not be changed.
 *
 * @param byTrial trial number to tag to histogram
 */
public record Histograms(Map<Integer, Map<String, Histogram>> byTrial) {

    /** Of a run that kept none. */
    public static final Histograms NONE = new Histograms(Map.of());

    /** Copies the map. */
    public Histograms {
        byTrial = Map.copyOf(byTrial);
    }

    /** One interval of one phase, if it was kept. */
    public Optional<Histogram> of(Trial trial, Interval interval, String phase) {
        return Optional.ofNullable(
                byTrial.getOrDefault(trial.number(), Map.of()).get(interval.tag(phase)));
    }
}
