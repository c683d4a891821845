package io.echobench.harness.run;

import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line about a finished trial, for the terminal. */
final class TrialWords {

    private TrialWords() {}

    /** {@code open 25,000 echoes, p50 61 us, p99 203 us, 0 errors | closed 84,120/s}. */
    static String of(TrialResult.Completed trial) {
        String marks = trial.marks().isEmpty() ? "" : " | " + String.join(", ", trial.marks());
        LadderWords ladder = LadderWords.of(trial);
        Stream<String> others =
                trial.phases().stream().filter(phase -> !ladder.holds(phase)).map(TrialWords::phase);
        return Stream.concat(ladder.line().stream(), others).collect(Collectors.joining(" | "))
                + sessions(trial)
                + skipped(trial)
                + marks;
    }

    private static String skipped(TrialResult.Completed trial) {
        long skipped = trial.phases().stream()
                .mapToLong(phase -> phase.beside("skipped"))
                .sum();
        return skipped == 0 ? "" : String.format(Locale.ROOT, ", %,d skipped", skipped);
    }

    /** Beside the kernel's own count, which also holds what anything else on this machine opened meanwhile. */
    private static String sessions(TrialResult.Completed trial) {
        long opened = trial.phases().stream()
                .filter(phase -> phase.loadPoint().mode().equals("sessions"))
                .mapToLong(PhaseFigures::sessionsOpened)
                .sum();
        return opened == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " | %,d sessions opened, %,d connections by the kernel's count of the whole machine",
                        opened,
                        trial.kernelConnectionsOpened());
    }

    private static String phase(PhaseFigures phase) {
        long errors =
                phase.errors().values().stream().mapToLong(Long::longValue).sum();
        if (phase.loadPoint().mode().equals("closed")) {
            return String.format(
                    Locale.ROOT,
                    "%s %,.0f echoes/s, %,d errors",
                    phase.name(),
                    phase.completed() / (phase.elapsedNanos() / 1e9),
                    errors);
        }
        Latency response = phase.latencies().get("response");
        return String.format(
                Locale.ROOT,
                "%s %,d echoes, p50 %s, p99 %s, %,d errors",
                phase.name(),
                phase.completed(),
                Progress.duration(response == null ? -1 : response.p50()),
                Progress.duration(response == null ? -1 : response.p99()),
                errors);
    }
}
