package io.echobench.harness.run;

import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must be said beside a trial's figures. The marks look at the generator and the machine, never at a response alone: a
 * round is not to be judged by its result.
 */
final class Marks {

    /** The generator, not the server, was late. */
    static final String CLIENT_LIMITED = "client-limited";

    /** The machine took CPU time away. */
    static final String NOISY = "noisy";

    /** The server did not stop when it was told to. Its figures were taken before. */
    static final String KILLED_AT_STOP = "killed-at-stop";

    /** A load process reports every second. */
    private static final long SILENCE_ALLOWED_NANOS = 2_500_000_000L;

    private static final long LAG_ALLOWED_NANOS = 100_000;
    private static final double LAG_ALLOWED_SHARE = 0.10;
    private static final double STOLEN_SHARE_ALLOWED = 0.01;
    private static final double WAITED_SHARE_ALLOWED = 0.05;

    private Marks() {}

    /** Of the phases alone. */
    static List<String> of(List<PhaseFigures> phases) {
        return of(phases, 0, false);
    }

    /**
     * Of a trial.
     *
     * @param longestSilenceNanos how long the load process, which reports every second of a measured phase, did not: where it stood
     *     still, nothing else would tell in a closed loop
     * @param serverWasKilled because it did not stop by itself
     */
    static List<String> of(List<PhaseFigures> phases, long longestSilenceNanos, boolean serverWasKilled) {
        List<String> marks = new ArrayList<>();
        if (phases.stream().anyMatch(Marks::clientLimited)) {
            marks.add(CLIENT_LIMITED);
        }
        if (longestSilenceNanos > SILENCE_ALLOWED_NANOS || phases.stream().anyMatch(Marks::noisy)) {
            marks.add(NOISY);
        }
        if (serverWasKilled) {
            marks.add(KILLED_AT_STOP);
        }
        return List.copyOf(marks);
    }

    /**
     * At p50 or p99 the generator's part of the response is more than 100 us and more than 10 % of it. Its part is the lag, and also
     * what the response has beyond the rtt: where few messages are very late, their lag lies beyond the percentile of all lags and
     * still makes that of the responses. What the server blocked is not the generator's. In a closed loop nothing can be late.
     */
    static boolean clientLimited(PhaseFigures phase) {
        Map<String, Latency> latencies = phase.latencies();
        Latency lag = latencies.get("lag");
        Latency rtt = latencies.get("rtt");
        Latency response = latencies.get("response");
        if (phase.loadPoint().mode().equals("closed") || lag == null || response == null) {
            return false;
        }
        return late(lag.p50(), response.p50())
                || late(lag.p99(), response.p99())
                || (rtt != null
                        && rtt.p99() >= 0
                        && !latencies.containsKey("blocked")
                        && late(response.p99() - rtt.p99(), response.p99()));
    }

    private static boolean late(long lagNanos, long responseNanos) {
        return responseNanos >= 0 && lagNanos > Math.max(LAG_ALLOWED_NANOS, LAG_ALLOWED_SHARE * responseNanos);
    }

    /**
     * The hypervisor took more than 1 % of a CPU, or threads of the load process waited for a CPU for more than 5 % of the window, or
     * the harness got so little CPU that it read the processes too late. A server's threads may wait for each other, so they tell
     * nothing.
     */
    static boolean noisy(PhaseFigures phase) {
        MachineFigures machine = phase.machine();
        return machine.stealNanos() > STOLEN_SHARE_ALLOWED * machine.windowNanos()
                || waited(phase.client())
                || wasReadLate(phase);
    }

    private static boolean wasReadLate(PhaseFigures phase) {
        return phase.completed() > 0
                && (phase.client().cpuNanosPerMessage() < 0
                        || phase.server()
                                .filter(server -> server.cpuNanosPerMessage() < 0)
                                .isPresent());
    }

    private static boolean waited(ProcessFigures process) {
        return process.runQueueNanos() > WAITED_SHARE_ALLOWED * process.windowNanos();
    }
}
