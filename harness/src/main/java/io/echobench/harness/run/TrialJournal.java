package io.echobench.harness.run;

import io.echobench.harness.profile.Window;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a trial so far, whatever becomes of it. One thread. */
final class TrialJournal {

    /** How long each part took. */
    final Windows windows = new Windows(System.nanoTime());

    /** Measured phases that are finished. */
    final List<PhaseFigures> phases = new ArrayList<>();

    /** The exact command of each process. */
    final Map<String, List<String>> commands = new LinkedHashMap<>();

    /** Connections that the kernel saw opened from the beginning of measuring until the load process finished. */
    long kernelConnectionsOpened;

    /** Whether the load process did not end by itself. */
    boolean loadWasKilled;

    private long longestSilenceNanos;
    private long measuredFromNanos;
    private long measuredToNanos;

    /** A measured phase began; the first one counts. */
    void measuringBegan(long nanoTime) {
        if (measuredFromNanos == 0) {
            measuredFromNanos = nanoTime;
            measuredToNanos = nanoTime;
        }
    }

    /** A phase ended; the last measured one counts. */
    void measuringEnded(long nanoTime) {
        measuredToNanos = nanoTime;
    }

    /** From the beginning of the first measured phase to the end of the last one. */
    Window measured() {
        return Window.of(measuredFromNanos, measuredToNanos, Instant.now(), System.nanoTime());
    }

    /** The load process has said nothing for so long, while a measured phase ran. */
    void silent(long nanos) {
        longestSilenceNanos = Math.max(longestSilenceNanos, nanos);
    }

    /**
     * What must be said beside the figures.
     *
     * @param primaryRates messages a second of the rungs that rank; empty where none does
     * @param serverWasKilled because it did not stop by itself
     */
    List<String> marks(List<Double> primaryRates, boolean serverWasKilled) {
        return Marks.ofTrial(phases, primaryRates, longestSilenceNanos, serverWasKilled);
    }
}
