package io.echobench.harness.stats;

import io.echobench.harness.inference.validity.RoundJudge;
import io.echobench.harness.inference.validity.Signal;
import io.echobench.harness.inference.validity.Signal.Mark;
import io.echobench.harness.result.TrialResult.Latency;
import io.echobench.harness.result.TrialResult.MachineFigures;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must be said beside the figures of one phase, by the generator and the machine. Pure. */
public final class PhaseMarks {

    private static final long LAG_ALLOWED_NANOS = 100_000;
    private static final double LAG_ALLOWED_SHARE = 0.10;
    private static final double STOLEN_SHARE_ALLOWED = 0.01;
    private static final double WAITED_SHARE_ALLOWED = 0.05;

    /** The kernel tells stolen time in steps of that length: one of them in a short phase tells nothing. */
    private static final long STOLEN_STEP_NANOS = 10_000_000;

    /** These are true of a phase however short it is; a share needs a stretch of time. */
    private static final Set<Signal> OF_ANY_LENGTH =
            Set.of(Signal.THROTTLED, Signal.SWAPPED_IN, Signal.CLOCK_STEP, Signal.PAUSE);

    private PhaseMarks() {}

    /** {@code client-limited}, {@code noisy}; empty when all is well. */
    public static List<String> of(PhaseFigures phase) {
        return Stream.of(Mark.CLIENT_LIMITED, Mark.NOISY)
                .filter(mark -> mark == Mark.NOISY ? noisy(phase) : clientLimited(phase))
                .map(Mark::text)
                .toList();
    }

    /**
     * Whether the generator was the limit in one of a trial's phases, each judged by what is reported of it.
     *
     * @param primaryRates of the rungs that rank, ascending; faster slices of a ladder are not judged: they find limits. Those of a pair that is
     *     left out ({@link LadderSlices#undisturbed}) are not reported. Empty: none ranks
     */
    public static boolean clientLimited(List<PhaseFigures> phases, List<Double> primaryRates) {
        if (primaryRates.isEmpty()) {
            return phases.stream().anyMatch(PhaseMarks::clientLimited);
        }
        return phases.stream()
                        .filter(phase -> !LadderSlices.isSlice(phases, phase))
                        .anyMatch(PhaseMarks::clientLimited)
                || LadderSlices.all(phases).stream()
                        .map(LadderSlices::undisturbed)
                        .flatMap(rung -> Stream.concat(rung.own().stream(), rung.anchor().stream()))
                        .filter(slice -> slice.loadPoint().perSecond() <= primaryRates.getLast())
                        .anyMatch(PhaseMarks::sliceClientLimited);
    }

    /**
     * At p50 or p99 the generator's part of the response is more than 100 us and more than 10 % of it. Its part is the lag, and also
     * what the response has beyond the rtt: where few messages are very late, their lag lies beyond the percentile of all lags and
     * still makes that of the responses. What the server blocked is not the generator's. In a closed loop nothing can be late.
     */
    public static boolean clientLimited(PhaseFigures phase) {
        return marks(phase).contains(Mark.CLIENT_LIMITED) || late(phase);
    }

    /**
     * Likewise of a slice of a ladder, of which only the cost is reported: that some messages of it are late changes no cost, but at the
     * median it was not the load that was asked for.
     */
    private static boolean sliceClientLimited(PhaseFigures slice) {
        Latency lag = slice.latencies().get("lag");
        Latency response = slice.latencies().get("response");
        boolean late = lag != null && response != null && late(lag.p50(), response.p50());
        return late || marks(slice).contains(Mark.CLIENT_LIMITED);
    }

    private static boolean late(PhaseFigures phase) {
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
     * The hypervisor took more than 1 % of a CPU, or the loops of the load process waited for a CPU for more than 5 % of the window (its
     * other threads wait for a loop that spins, and count only where the record does not tell them apart), or the harness got so little CPU that it read the processes too late. A server's threads may wait for each other, so they tell
     * nothing.
     */
    public static boolean noisy(PhaseFigures phase) {
        MachineFigures machine = phase.machine();
        return machine.stealNanos() > Math.max(STOLEN_STEP_NANOS, STOLEN_SHARE_ALLOWED * machine.windowNanos())
                || marks(phase).contains(Mark.NOISY)
                || waited(phase)
                || wasReadLate(phase);
    }

    private static boolean wasReadLate(PhaseFigures phase) {
        return phase.completed() > 0
                && (phase.client().cpuNanosPerMessage() < 0
                        || phase.server()
                                .filter(server -> server.cpuNanosPerMessage() < 0)
                                .isPresent());
    }

    private static boolean waited(PhaseFigures phase) {
        long waited = phase.machine()
                .counters()
                .getOrDefault("loopWaitNanos", phase.client().runQueueNanos());
        return waited > WAITED_SHARE_ALLOWED * phase.client().windowNanos();
    }

    private static Set<Mark> marks(PhaseFigures phase) {
        Map<Signal, Double> signals = new EnumMap<>(TrialSignals.of(List.of(phase), List.of()));
        signals.keySet().retainAll(OF_ANY_LENGTH);
        return RoundJudge.standard().judge(signals).marks();
    }
}
