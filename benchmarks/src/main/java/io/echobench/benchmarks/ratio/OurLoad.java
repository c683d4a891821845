package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.EchoProcess;
import io.echobench.harness.run.LoadProcess;
import io.echobench.harness.run.LoadSettings;
import io.echobench.harness.run.TrialException;
import io.echobench.load.Interval;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The production load process, started as a trial starts it, histogram logs included.
 *
 * @param settings how a run starts it: JVM, flags, CPUs, priority
 * @param seed of the plan
 * @param folder for its histogram log and its stderr
 */
record OurLoad(LoadSettings settings, Timing timing, long seed, Path folder) implements Side {

    @Override
    public String name() {
        return "echobench (" + settings.transport().wire() + ")";
    }

    @Override
    public Window measure(Shape shape, EchoProcess server) throws BenchmarkException, InterruptedException {
        LoadPlan plan = new LoadPlan(
                server.endpoint(),
                LoadPhases.of(shape, timing),
                seed,
                LoadPlan.Share.WHOLE,
                settings.transport(),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                folder.resolve("load").toString());
        try (LoadProcess load = settings.start(plan, folder.resolve("load.stderr.log"))) {
            return follow(
                    plan,
                    load,
                    server,
                    System.nanoTime()
                            + Duration.ofSeconds(timing.limitSeconds()).toNanos());
        } catch (TrialException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        }
    }

    private Window follow(LoadPlan plan, LoadProcess load, EchoProcess server, long deadlineNanos)
            throws BenchmarkException, InterruptedException {
        List<Integer> measured = measuredPhases(plan.phases());
        List<CpuReading> borders = new ArrayList<>();
        while (true) {
            LoadEvent event = load.next(Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())))
                    .orElseThrow(() -> new BenchmarkException(
                            "the load process did not finish within " + timing.limitSeconds() + " s."));
            if (isBorder(event, measured)) {
                borders.add(CpuReading.take(load.handle(), server));
            } else if (event instanceof LoadEvent.Failed failed) {
                throw new BenchmarkException(failed.sentence());
            } else if (event instanceof LoadEvent.Finished finished) {
                return window(
                        measured.stream().map(finished.result().phases()::get).toList(), borders);
            }
        }
    }

    private static boolean isBorder(LoadEvent event, List<Integer> measured) {
        return (event instanceof LoadEvent.PhaseBegan began && began.phase() == measured.getFirst())
                || (event instanceof LoadEvent.PhaseScheduleEnded ended && ended.phase() == measured.getLast());
    }

    private static List<Integer> measuredPhases(List<Phase> phases) {
        return IntStream.range(0, phases.size())
                .filter(i -> phases.get(i).measured())
                .boxed()
                .toList();
    }

    /** An error would be work that was not done: such a window is none. */
    private static Window window(List<PhaseResult> results, List<CpuReading> borders) throws BenchmarkException {
        if (borders.size() != 2) {
            throw new BenchmarkException("the load process told " + borders.size() + " borders of its window, not 2.");
        }
        long answered = 0;
        Histogram times = new Histogram(3);
        for (PhaseResult result : results) {
            if (result.counts().allErrors() > 0 || result.counts().completed() == 0) {
                throw new BenchmarkException(result.counts().allErrors() + " errors in the load process's window: "
                        + String.join("; ", result.samples()) + ".");
            }
            boolean sessions = result.phase() instanceof Phase.Sessions;
            answered += sessions
                    ? result.counts().sessionsCompleted()
                    : result.counts().completed();
            times.add(result.histogram(sessions ? Interval.SESSION : Interval.RTT));
        }
        return new Window(
                answered,
                results.getLast().endedNanos() - results.getFirst().beganNanos(),
                borders.get(1).clientNanosSince(borders.get(0)),
                borders.get(1).serverNanosSince(borders.get(0)),
                times.getValueAtPercentile(50),
                times.getValueAtPercentile(99));
    }
}
