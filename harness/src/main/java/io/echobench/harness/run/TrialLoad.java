package io.echobench.harness.run;

import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.Windows.Part;
import io.echobench.harness.script.Timetable;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one load process through its phases and reads both processes at their borders. One thread, used once. */
final class TrialLoad {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** Longer than any phase that is left alone. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(4);

    /** Beyond the planned time: opening connections, draining, a loaded machine. */
    private static final long SLACK_NANOS = 60_000_000_000L;
    /** While phases run, a load process says something every few seconds; one that is stopped, or gets no CPU, does not. */
    private static final long SILENCE_NANOS = 15_000_000_000L;

    private final LoadPlan plan;
    private final TrialServers servers;
    private final LoadProcess load;
    private final TrialJournal journal;
    private final Progress progress;
    private final String label;
    private final Map<Integer, PhaseWatch.Seen> seen = new HashMap<>();
    private final Set<Integer> kept = new HashSet<>();
    private @Nullable PhaseWatch watch;
    private @Nullable MachineSnapshot measuringBegan;
    private boolean phasesRun;
    private boolean finished;
    private long planBeganNanos;
    private long heardNanos = System.nanoTime();

    /** Writes what it sees into {@code journal}, and says its progress behind {@code label}. */
    TrialLoad(
            LoadPlan plan,
            TrialServers servers,
            LoadProcess load,
            TrialJournal journal,
            Progress progress,
            String label) {
        this.plan = plan;
        this.servers = servers;
        this.load = load;
        this.journal = journal;
        this.progress = progress;
        this.label = label;
    }

    /**
     * Returns when the load process has finished; throws when it, or a server, did not come through.
     *
     * @throws UnwritableRunException when what was measured cannot be kept, which is no fault of the server
     */
    void run() throws TrialException, InterruptedException, UnwritableRunException {
        long deadline = heardNanos + Timetable.of(plan.phases()).totalNanos() + SLACK_NANOS;
        while (!finished) {
            Optional<LoadEvent> event = load.next(untilNextLook());
            if (watch != null) {
                watch.look(System.nanoTime());
            }
            checkSilence(event.isPresent());
            if (event.isPresent()) {
                take(event.get());
            } else {
                servers.expectAlive();
            }
            if (System.nanoTime() > deadline) {
                throw new TrialException("the load process did not finish within its planned time and "
                        + SLACK_NANOS / 1_000_000_000 + " s more");
            }
        }
        servers.expectAlive();
    }

    /** A phase of which the load process tells nothing is not disturbed by looking whether all are alive either. */
    private Duration untilNextLook() {
        if (watch != null && !watch.isToldOf() && watch.dueNanos() == Long.MAX_VALUE) {
            return LEFT_ALONE;
        }
        long nanos = watch == null ? Long.MAX_VALUE : watch.dueNanos() - System.nanoTime();
        return nanos >= LOOK_EVERY.toNanos() ? LOOK_EVERY : Duration.ofNanos(Math.max(0, nanos));
    }

    private void checkSilence(boolean heard) throws TrialException {
        long now = System.nanoTime();
        if (watch != null && watch.isToldOf()) {
            journal.silent(now - heardNanos);
        }
        if (heard) {
            heardNanos = now;
        } else if (phasesRun && now - heardNanos > SILENCE_NANOS) {
            throw new TrialException("the load process said nothing for " + SILENCE_NANOS / 1_000_000_000
                    + " s: it was stopped, or got no CPU");
        }
    }

    private void take(LoadEvent event) throws TrialException, UnwritableRunException {
        switch (event) {
            case LoadEvent.PhaseBegan began -> begin(began);
            case LoadEvent.PhaseScheduleEnded ended -> end(ended);
            case LoadEvent.Progress now -> show(now);
            case LoadEvent.PhaseFinished phase -> keep(phase.phase(), phase.result());
            case LoadEvent.Finished all -> finish(all.result());
            case LoadEvent.Failed failed -> throw new TrialException(failed.sentence());
            case LoadEvent.Unwritten unwritten -> throw new UnwritableRunException(unwritten.sentence());
        }
    }

    private void begin(LoadEvent.PhaseBegan began) throws TrialException {
        Phase phase = plan.phases().get(began.phase());
        if (began.phase() == 0) {
            planBeganNanos = began.nanoTime();
        }
        phasesRun = true;
        boolean warmUp = !phase.measured() && !(phase instanceof Phase.Pause);
        journal.windows.enter(warmUp ? Part.WARM_UP : Part.MEASURED, began.nanoTime());
        if (phase.measured()) {
            journal.measuringBegan(began.nanoTime());
            watch = PhaseWatch.begin(phase, began.nanoTime(), PhaseWatch.Watched.during(phase, servers, load.handle()));
            if (measuringBegan == null) {
                measuringBegan = MachineSnapshot.take();
            }
        }
    }

    private void end(LoadEvent.PhaseScheduleEnded ended) throws TrialException {
        journal.windows.enter(Part.DRAIN, ended.nanoTime());
        phasesRun = ended.phase() < plan.phases().size() - 1; // then the logs are written, in silence
        if (watch != null) {
            journal.measuringEnded(ended.nanoTime());
            seen.put(ended.phase(), watch.end());
            watch = null;
        }
    }

    private void show(LoadEvent.Progress now) throws TrialException {
        servers.expectAlive();
        if (watch != null) {
            watch.sample();
        }
        progress.second(label, plan, now);
    }

    private void keep(int phase, LoadResult.PhaseResult result) {
        PhaseWatch.Seen borders = seen.get(phase);
        if (borders != null && kept.add(phase)) {
            journal.phases.add(Figures.of(result, planBeganNanos, borders, plan));
        }
    }

    private void finish(LoadResult result) {
        for (int i = 0; i < result.phases().size(); i++) {
            keep(i, result.phases().get(i));
        }
        if (measuringBegan != null) {
            journal.kernelConnectionsOpened =
                    MachineSnapshot.take().since(measuringBegan).kernelConnectionsOpened();
        }
        finished = true;
    }
}
