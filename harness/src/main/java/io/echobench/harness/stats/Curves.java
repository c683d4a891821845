package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.load.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Percentile curves: latency over 1 / (1 - quantile), at the same points for every backend. */
public final class Curves {

    private static final int POINTS_PER_DECADE = 12;
    private static final int DECADES = 7;

    private Curves() {}

    /** 1 / (1 - quantile) of each point: 1 for the minimum, 10 for p90, 100 for p99 ... */
    public static List<Double> axis() {
        return IntStream.rangeClosed(0, POINTS_PER_DECADE * DECADES)
                .mapToObj(point -> Math.pow(10, point / (double) POINTS_PER_DECADE))
                .toList();
    }

    /**
     * Over the open-loop phases of all rounds, in milliseconds; a censored point stands at the limit beyond which it lies, and a
     * point that would need more messages than there were is empty. Nothing when a histogram is missing.
     */
    public static Optional<List<Optional<Double>>> openLoop(
            Interval interval, Collection<Completed> rounds, Histograms histograms) {
        List<PhaseOfTrial> phases = rounds.stream()
                .flatMap(round -> PhaseOfTrial.besideTheLadder(round).stream())
                .filter(PhaseOfTrial::isOpenLoop)
                .toList();
        return Latencies.distribution(interval, phases, histograms)
                .map(all -> axis().stream().map(x -> millis(all, x)).toList());
    }

    private static Optional<Double> millis(Distribution all, double x) {
        if (x > all.count()) {
            return Optional.empty();
        }
        return switch (all.at(1 - 1 / x)) {
            case LatencyValue.Measured measured -> Optional.of(Math.max(1, measured.nanos()) / 1e6);
            case LatencyValue.Above above -> Optional.of(above.nanos() / 1e6);
            case LatencyValue.TooFew tooFew -> Optional.empty();
        };
    }
}
