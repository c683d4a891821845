package io.echobench.harness.run;

import io.echobench.api.child.ChildServer;
import io.echobench.harness.result.TrialResult.PhaseFigures;
import io.echobench.harness.run.Windows.Part;
import io.echobench.harness.script.Timetable;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one load process through its phases and reads both processes at their borders. One thread, used once. */
final class TrialLoad {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** Beyond the planned time: opening connections, draining, a loaded machine. */
    private static final long SLACK_NANOS = 60_000_000_000L;

    private final LoadPlan plan;
    private final Optional<ChildServer> server;
    private final LoadProcess load;
    private final Windows windows;
    private final List<PhaseFigures> figures;
    private final Progress progress;
    private final String label;
    private final Map<Integer, PhaseWatch.Seen> seen = new HashMap<>();
    private @Nullable PhaseWatch watch;
    private @Nullable LoadResult result;

    /** Adds the figures of finished phases to {@code figures}, and says its progress behind {@code label}. */
    TrialLoad(
            LoadPlan plan,
            Optional<ChildServer> server,
            LoadProcess load,
            Windows windows,
            List<PhaseFigures> figures,
            Progress progress,
            String label) {
        this.plan = plan;
        this.server = server;
        this.load = load;
        this.windows = windows;
        this.figures = figures;
        this.progress = progress;
        this.label = label;
    }

    /** Returns when the load process has finished; throws when it, or the server, did not come through. */
    void run() throws TrialException, InterruptedException {
        long deadline = System.nanoTime() + Timetable.of(plan.phases()).totalNanos() + SLACK_NANOS;
        while (result == null) {
            Optional<LoadEvent> event = load.next(LOOK_EVERY);
            if (event.isPresent()) {
                take(event.get());
            } else {
                checkServer();
            }
            if (System.nanoTime() > deadline) {
                throw new TrialException("the load process did not finish within its planned time and "
                        + SLACK_NANOS / 1_000_000_000 + " s more");
            }
        }
        checkServer();
    }

    private void checkServer() throws TrialException {
        if (server.isPresent() && !server.get().process().isAlive()) {
            throw new TrialException("the server process ended while it was loaded");
        }
    }

    private void take(LoadEvent event) throws TrialException {
        switch (event) {
            case LoadEvent.PhaseBegan began -> begin(began);
            case LoadEvent.PhaseScheduleEnded ended -> end(ended);
            case LoadEvent.Progress now -> show(now);
            case LoadEvent.Finished finished -> finish(finished.result());
            case LoadEvent.Failed failed -> throw new TrialException(failed.sentence());
        }
    }

    private void begin(LoadEvent.PhaseBegan began) throws TrialException {
        Phase phase = plan.phases().get(began.phase());
        boolean warmUp = !phase.measured() && !(phase instanceof Phase.Pause);
        windows.enter(warmUp ? Part.WARM_UP : Part.MEASURED, began.nanoTime());
        if (phase.measured()) {
            watch = PhaseWatch.begin(server, load.handle());
        }
    }

    private void end(LoadEvent.PhaseScheduleEnded ended) throws TrialException {
        windows.enter(Part.DRAIN, ended.nanoTime());
        if (watch != null) {
            seen.put(ended.phase(), watch.end());
            watch = null;
        }
    }

    private void show(LoadEvent.Progress now) throws TrialException {
        checkServer();
        if (watch != null) {
            watch.sample();
        }
        progress.second(label, plan, now);
    }

    private void finish(LoadResult finished) {
        for (int i = 0; i < finished.phases().size(); i++) {
            PhaseWatch.Seen borders = seen.get(i);
            if (borders != null) {
                figures.add(Figures.of(
                        finished.phases().get(i),
                        finished.phases().getFirst().beganNanos(),
                        borders,
                        plan.limits().answerNanos()));
            }
        }
        result = finished;
    }
}
