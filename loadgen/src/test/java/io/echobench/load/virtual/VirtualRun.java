package io.echobench.load.virtual;

import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.VirtualLoop;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A load plan that ran against a simulated server.
 *
 * @param result what was measured
 * @param servers what really happened: for each loop a server of its own, or one for each of the plan's targets
 */
record VirtualRun(LoadResult result, List<SimulatedServer> servers) {

    /** An origin like that of a real clock: neither 0 nor round. */
    private static final long ORIGIN_NANOS = 1_234_567_891_011L;

    /** Runs a plan of one loop. */
    static VirtualRun of(LoadPlan plan, ServerModel model, VirtualClock.Pause... pauses) {
        VirtualClock clock = new VirtualClock(ORIGIN_NANOS, List.of(pauses));
        return run(plan, List.of(new SimulatedWire(clock, model)), List.of(clock));
    }

    /** Runs a plan of several loops, each against an ideal server of its own. */
    static VirtualRun ofLoops(LoadPlan plan, long rttNanos) {
        List<VirtualClock> clocks = Stream.generate(() -> new VirtualClock(ORIGIN_NANOS, List.of()))
                .limit(plan.share().loops())
                .toList();
        List<SimulatedWire> wires = clocks.stream()
                .map(clock -> new SimulatedWire(clock, ServerModel.ideal(rttNanos)))
                .toList();
        return run(plan, wires, clocks);
    }

    /** Runs a plan with several targets, which have ports of their own; each loop against servers of its own. */
    static VirtualRun ofTargets(LoadPlan plan, List<ServerModel> models, VirtualClock.Pause... pauses) {
        List<Integer> ports = plan.targets().stream().map(URI::getPort).toList();
        List<VirtualClock> clocks = Stream.generate(() -> new VirtualClock(ORIGIN_NANOS, List.of(pauses)))
                .limit(plan.share().loops())
                .toList();
        List<SimulatedWire> wires = clocks.stream()
                .map(clock -> new SimulatedWire(clock, ports, models))
                .toList();
        return run(plan, wires, clocks);
    }

    private static VirtualRun run(LoadPlan plan, List<SimulatedWire> wires, List<VirtualClock> clocks) {
        LoadResult result = VirtualLoop.run(plan, clocks, wires);
        return new VirtualRun(
                result, wires.stream().flatMap(wire -> wire.servers().stream()).toList());
    }

    /** The only server. */
    SimulatedServer server() {
        return servers.get(0);
    }

    LoadResult.PhaseResult phase(int index) {
        return result.phases().get(index);
    }

    Counts counts() {
        return phase(0).counts();
    }

    long errors(ErrorClass error) {
        return counts().errors(error);
    }

    /** The values of an interval in the first phase. */
    Histogram histogram(Interval interval) {
        return phase(0).histogram(interval);
    }

    double millisAt(Interval interval, double percentile) {
        return histogram(interval).getValueAtPercentile(percentile) / 1e6;
    }

    /** The given values in a histogram like those that are recorded into. */
    static Histogram histogramOf(long[] values) {
        Histogram histogram = VirtualLoop.newHistogram();
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
