package io.echobench.benchmarks.budgets;

import io.echobench.load.LoadResult;
import io.echobench.load.LoadResult.PhaseResult;
import java.util.List;

/** What is read of the result of a load in more than one budget. */
final class Results {

    private Results() {}

    /** The phase with that name. */
    static PhaseResult phase(LoadResult result, String name) {
        return result.phases().stream()
                .filter(phase -> phase.phase().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phase is called " + name));
    }

    /** All errors of all phases, the unmeasured ones included: every echo was compared byte by byte. */
    static Finding errors(LoadResult result) {
        long errors = result.phases().stream()
                .mapToLong(phase -> phase.counts().allErrors())
                .sum();
        return Finding.of("errors", Goal.exactly(0, ""), (double) errors);
    }

    /** What the load process says of its errors. */
    static List<String> samples(LoadResult result) {
        return result.phases().stream()
                .flatMap(phase -> phase.samples().stream())
                .distinct()
                .limit(8)
                .toList();
    }

    /** From the first send to the last echo. */
    static double seconds(PhaseResult phase) {
        return (phase.endedNanos() - phase.beganNanos()) / 1e9;
    }
}
