package io.echobench.harness.run;

import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The slices of a trial's ladder in a few words: one by one they would fill a screen. */
final class LadderWords {

    private final List<PhaseFigures> slices;

    private LadderWords(List<PhaseFigures> slices) {
        this.slices = slices;
    }

    /** Of a trial; without slices where it has no ladder. */
    static LadderWords of(TrialResult.Completed trial) {
        Set<Double> rates = trial.phases().stream()
                .filter(phase -> phase.loadPoint().loadsAnchor())
                .map(phase -> phase.loadPoint().perSecond())
                .collect(Collectors.toSet());
        return new LadderWords(trial.phases().stream()
                .filter(phase -> phase.loadPoint().arrivals().equals("uniform"))
                .filter(phase -> rates.contains(phase.loadPoint().perSecond()))
                .toList());
    }

    boolean holds(PhaseFigures phase) {
        return slices.contains(phase);
    }

    /** {@code cost over reference 1.84 at 1,000/s, 1.40 at 20,000/s, 0 errors}; empty without a ladder. */
    Optional<String> line() {
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        String anchor = slices.stream()
                .map(phase -> phase.loadPoint().anchor())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        long errors = slices.stream()
                .flatMap(phase -> phase.errors().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return Optional.of(slices.stream()
                .map(phase -> phase.loadPoint().perSecond())
                .distinct()
                .map(this::factor)
                .collect(Collectors.joining(
                        ", ", "cost over " + anchor + " ", String.format(Locale.ROOT, ", %,d errors", errors))));
    }

    private String factor(double rate) {
        double own = cost(phase ->
                phase.loadPoint().perSecond() == rate && !phase.loadPoint().loadsAnchor());
        double anchor = cost(phase ->
                phase.loadPoint().perSecond() == rate && phase.loadPoint().loadsAnchor());
        String factor = own > 0 && anchor > 0 ? String.format(Locale.ROOT, "%.2f", own / anchor) : "-";
        return String.format(Locale.ROOT, "%s at %,.0f/s", factor, rate);
    }

    private double cost(Predicate<PhaseFigures> which) {
        double nanos = 0;
        long messages = 0;
        for (PhaseFigures phase : slices) {
            if (which.test(phase)) {
                nanos +=
                        phase.server().map(server -> (double) server.cpuNanos()).orElse(0.0);
                messages += phase.completed();
            }
        }
        return messages == 0 ? 0 : nanos / messages;
    }
}
