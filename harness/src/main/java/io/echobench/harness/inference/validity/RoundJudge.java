package io.echobench.harness.inference.validity;

import io.echobench.harness.inference.validity.Validity.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which trials count, by limits that were set before the run.
 *
 * @param limits the highest value of each signal that is allowed
 */
public record RoundJudge(Map<Signal, Double> limits) {

    /** Copies the limits; a signal without one has its own. */
    public RoundJudge {
        Map<Signal, Double> all = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            all.put(signal, limits.getOrDefault(signal, signal.limit()));
        }
        limits = Map.copyOf(all);
    }

    /** With the limits of {@link Signal}. */
    public static RoundJudge standard() {
        return new RoundJudge(Map.of());
    }

    /** With another limit for a signal, as calibrated on this machine. */
    public RoundJudge allowing(Signal signal, double limit) {
        Map<Signal, Double> others = new EnumMap<>(limits);
        others.put(signal, limit);
        return new RoundJudge(others);
    }

    /**
     * One trial.
     *
     * @param signals what was recorded; a signal that is missing was not observed
     */
    public Validity judge(Map<Signal, Double> signals) {
        List<Violation> violations = new ArrayList<>();
        Set<Signal> unobserved = EnumSet.noneOf(Signal.class);
        for (Signal signal : Signal.values()) {
            Double value = signals.get(signal);
            double allowed = limits.getOrDefault(signal, signal.limit());
            if (value == null) {
                unobserved.add(signal);
            } else if (!(value <= allowed)) {
                violations.add(new Violation(signal, signal.sentence(value, allowed)));
            }
        }
        return new Validity(violations, unobserved);
    }
}
