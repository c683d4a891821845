package io.echobench.harness.run;

import io.echobench.harness.inference.BurnEffect;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.harness.stats.LadderMetrics;
import io.echobench.load.Arrivals;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much CPU the positive control burns on each message, from what a message costs the anchor alone at the rates that rank: so much that
 * the metric that ranks rises by twice what the table is expected to resolve. Pure.
 */
final class BurnCalibration {

    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final double TIMES = 2;

    private BurnCalibration() {}

    /** The load: the script's warm-up of one server, then 4 s as the ladder gives them, an equal part at each of the rates. */
    static List<Phase> phases(List<Phase> script, List<Double> primaryRates) {
        List<Phase> phases = new ArrayList<>(script.stream()
                .takeWhile(phase -> !phase.measured())
                .filter(phase -> !loadsAnchor(phase))
                .toList());
        for (double rate : primaryRates) {
            rung(script, rate)
                    .map(open -> new Phase.OpenLoop(
                            "calibration " + LadderMetrics.plain(rate) + "/s",
                            true,
                            MEASURED_NANOS / primaryRates.size(),
                            rate,
                            open.arrivals(),
                            open.connections(),
                            open.payload()))
                    .forEach(phases::add);
        }
        return phases;
    }

    private static Stream<Phase.OpenLoop> rung(List<Phase> script, double rate) {
        return script.stream()
                .filter(Phase.OpenLoop.class::isInstance)
                .map(Phase.OpenLoop.class::cast)
                .filter(open -> open.measured() && open.perSecond() == rate && open.arrivals() == Arrivals.UNIFORM)
                .limit(1);
    }

    private static boolean loadsAnchor(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.server() > 0;
            case Phase.ClosedLoop closed -> closed.server() > 0;
            case Phase.Sessions sessions -> false;
            case Phase.Pause pause -> false;
        };
    }

    /** CPU nanoseconds of a message at each of the rates; without those at which they could not be measured. */
    static List<Double> costs(TrialResult result, List<Double> primaryRates) {
        return result instanceof Completed completed
                ? primaryRates.stream()
                        .flatMap(rate -> cost(completed, rate).stream().boxed())
                        .toList()
                : List.of();
    }

    private static OptionalDouble cost(Completed completed, double rate) {
        return completed.phases().stream()
                .filter(phase -> phase.loadPoint().perSecond() == rate)
                .flatMap(phase -> phase.server().stream())
                .mapToDouble(ProcessFigures::cpuNanosPerMessage)
                .filter(nanos -> nanos > 0)
                .findFirst();
    }

    /** The burn; empty where the cost at one of the rates is not known. */
    static OptionalLong burnNanos(TrialResult result, RunRecord.Ranked ranked) {
        List<Double> costs = costs(result, ranked.primaryRates());
        return costs.size() < ranked.primaryRates().size()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Math.max(1, Math.round(new BurnEffect(costs).nanosFor(TIMES * ranked.expectedDifference()))));
    }
}
