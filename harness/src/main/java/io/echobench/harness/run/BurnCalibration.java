package io.echobench.harness.run;

import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.ProcessFigures;
import io.echobench.load.Arrivals;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How much CPU the positive control burns on each message: twice what the table is expected to resolve, of what a message costs the anchor
 * alone at the primary rate. Found by one trial before the first round. Pure.
 */
final class BurnCalibration {

    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final double TIMES = 2;

    private BurnCalibration() {}

    /** The trial. */
    static Trial trial(RunRecord.Ranked ranked, long seed) {
        return Trial.calibration(ranked.anchor(), seed);
    }

    /** Its load: the script's warm-up of one server, then 4 s at the primary rate as the ladder gives it. */
    static List<Phase> phases(List<Phase> script, double primaryRate) {
        List<Phase> phases = new ArrayList<>(script.stream()
                .takeWhile(phase -> !phase.measured())
                .filter(phase -> !loadsAnchor(phase))
                .toList());
        script.stream()
                .filter(Phase.OpenLoop.class::isInstance)
                .map(Phase.OpenLoop.class::cast)
                .filter(open ->
                        open.measured() && open.perSecond() == primaryRate && open.arrivals() == Arrivals.UNIFORM)
                .findFirst()
                .map(open -> new Phase.OpenLoop(
                        "calibration",
                        true,
                        MEASURED_NANOS,
                        primaryRate,
                        open.arrivals(),
                        open.connections(),
                        open.payload()))
                .ifPresent(phases::add);
        return phases;
    }

    private static boolean loadsAnchor(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.server() > 0;
            case Phase.ClosedLoop closed -> closed.server() > 0;
            case Phase.Sessions sessions -> false;
            case Phase.Pause pause -> false;
        };
    }

    /** CPU nanoseconds that a message cost the server; empty where that could not be measured. */
    static OptionalDouble nanosPerMessage(TrialResult result) {
        return result instanceof Completed completed
                ? completed.phases().stream()
                        .flatMap(phase -> phase.server().stream())
                        .mapToDouble(ProcessFigures::cpuNanosPerMessage)
                        .filter(nanos -> nanos > 0)
                        .findFirst()
                : OptionalDouble.empty();
    }

    /** The burn; empty where the cost is not known. */
    static OptionalLong burnNanos(TrialResult result, double expectedDifference) {
        OptionalDouble cost = nanosPerMessage(result);
        return cost.isPresent()
                ? OptionalLong.of(Math.max(1, Math.round(TIMES * expectedDifference * cost.getAsDouble())))
                : OptionalLong.empty();
    }
}
