package io.echobench.harness.run;

import io.echobench.api.child.ChildServer;
import io.echobench.harness.run.Windows.Part;
import io.echobench.harness.script.Timetable;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.HashMap;
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
    private final TrialJournal journal;
    private final Progress progress;
    private final String label;
    private final Map<Integer, PhaseWatch.Seen> seen = new HashMap<>();
    private @Nullable PhaseWatch watch;
    private @Nullable MachineSnapshot measuringBegan;
    private @Nullable LoadResult result;

    /** Writes what it sees into {@code journal}, and says its progress behind {@code label}. */
    TrialLoad(
            LoadPlan plan,
            Optional<ChildServer> server,
            LoadProcess load,
            TrialJournal journal,
            Progress progress,
            String label) {
        this.plan = plan;
        this.server = server;
        this.load = load;
        this.journal = journal;
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
        journal.windows.enter(warmUp ? Part.WARM_UP : Part.MEASURED, began.nanoTime());
        if (phase.measured()) {
            watch = PhaseWatch.begin(server, load.handle());
            if (measuringBegan == null) {
                measuringBegan = MachineSnapshot.take();
            }
        }
    }

    private void end(LoadEvent.PhaseScheduleEnded ended) throws TrialException {
        journal.windows.enter(Part.DRAIN, ended.nanoTime());
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
                journal.phases.add(Figures.of(
                        finished.phases().get(i), finished.phases().getFirst().beganNanos(), borders, plan));
            }
        }
        if (measuringBegan != null) {
            journal.kernelConnectionsOpened =
                    MachineSnapshot.take().since(measuringBegan).kernelConnectionsOpened();
        }
        result = finished;
    }
}
