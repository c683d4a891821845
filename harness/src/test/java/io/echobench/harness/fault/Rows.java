package io.echobench.harness.fault;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the results of a run say of its trials. */
final class Rows {

    private static final Set<String> OF_A_BUSY_MACHINE = Set.of("client-limited", "noisy");

    private Rows() {}

    /** The result of the first trial of that backend. */
    static TrialResult of(RunDirectory run, String backend) throws IOException {
        return run.trials().stream()
                .filter(result -> result.trial().backend().equals(backend))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trial of " + backend));
    }

    /** The result of the trial of that number. */
    static TrialResult of(RunDirectory run, int number) throws IOException {
        return run.trials().stream()
                .filter(result -> result.trial().number() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trial " + number));
    }

    /** A failure's sentence; of what came through, its errors and its marks but for those of a busy machine. */
    static String words(TrialResult result) {
        return switch (result) {
            case TrialResult.Failed failed -> "failed: " + failed.reason();
            case TrialResult.Skipped skipped -> "skipped: " + skipped.reason();
            case TrialResult.Completed completed -> {
                List<String> words = new ArrayList<>(List.of("completed"));
                errors(completed).forEach((error, count) -> words.add("errors: " + error));
                completed.marks().stream()
                        .filter(mark -> !OF_A_BUSY_MACHINE.contains(mark))
                        .forEach(mark -> words.add("mark: " + mark));
                yield String.join(", ", words);
            }
        };
    }

    /** The errors of all phases, by class. */
    static Map<String, Long> errors(TrialResult.Completed completed) {
        Map<String, Long> errors = new TreeMap<>();
        completed
                .phases()
                .forEach(phase -> phase.errors().forEach((error, count) -> {
                    if (count > 0) {
                        errors.merge(error, count, Long::sum);
                    }
                }));
        return errors;
    }
}
