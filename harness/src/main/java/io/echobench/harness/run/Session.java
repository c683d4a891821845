package io.echobench.harness.run;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Preflight;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.Ranked;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A whole run, or what is left of one: checks every target once, then runs the trials of the plan that are not finished, keeping each
 * as it is finished. A target that is unavailable or cannot be booted keeps its row and costs no further time.
 */
public final class Session {

    private final LoadScript script;
    private final Plan plan;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final RunSettings settings;
    private final RunDirectory directory;
    private final PathMasking masking;
    private final Progress progress;
    private final Stop stop;
    private final Map<String, Inspection> inspections = new LinkedHashMap<>();
    private final Set<Integer> finished;
    private RunRecord record;

    /**
     * @param finished numbers of the trials that are not run again
     * @param record what is known of the run before it begins, or goes on; its rows are filled in here
     * @param masking takes this machine's folders out of what is kept
     */
    public Session(
            LoadScript script,
            Plan plan,
            List<Target> targets,
            Set<Integer> finished,
            RunSettings settings,
            RunDirectory directory,
            RunRecord record,
            PathMasking masking,
            Progress progress,
            Stop stop) {
        this.script = script;
        this.plan = plan;
        targets.forEach(target -> this.targets.put(target.id(), target));
        this.finished = Set.copyOf(finished);
        this.settings = settings;
        this.directory = directory;
        this.record = record;
        this.masking = masking;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Runs it to its end, or until it is stopped; what is finished is kept in both cases.
     *
     * @throws UsageException when a target is no longer what it was when the run began; nothing is written then
     * @throws UnwritableRunException when the results cannot be written; what was finished before is kept
     */
    public RunOutcome run() throws IOException, UsageException {
        boolean interrupted = false;
        try {
            for (RunRecord.Backend row : record.backends()) {
                recall(row);
            }
            directory.write(record);
            for (RunRecord.Backend row : record.backends()) {
                inspect(row);
            }
            runTrials();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        record = record.withEnvironment(Environment.after(record.environment()));
        keepRecord();
        List<TrialResult> results = directory.trials();
        return new RunOutcome(record, results, interrupted || stop.requested());
    }

    /** Of a run that goes on: what is known already. A target that is to be measured must still be the same. */
    private void recall(RunRecord.Backend row) throws InterruptedException, UsageException {
        boolean wanted = plan.trials().stream()
                .anyMatch(trial -> trial.backend().equals(row.id()) && !finished.contains(trial.number()));
        if (row.status().equals(Inspection.READY) && wanted) {
            progress.show(row.id() + " | boot");
            Inspection inspection = Inspection.again(target(row.id()), row, settings, directory.path());
            checkStop();
            inspections.put(row.id(), inspection);
        } else if (!row.status().equals(Inspection.PLANNED)) {
            inspections.put(row.id(), Inspection.recorded(row));
        }
    }

    private void inspect(RunRecord.Backend row) throws InterruptedException, IOException {
        if (!inspections.containsKey(row.id())) {
            progress.show(row.id() + " | boot and conformance");
            Inspection inspection = Inspection.of(target(row.id()), settings, directory.path());
            checkStop();
            if (inspection.status().equals(Inspection.FAILED)) {
                directory.expectRoom(); // it may have failed for the want of it
            }
            inspections.put(row.id(), inspection);
            progress.say(inspection.sentence(row.id()));
            keepRecord();
        }
    }

    private Target target(String id) {
        Target target = targets.get(id);
        if (target == null) {
            throw new IllegalStateException("the plan names " + id + ", which is no target of this run");
        }
        return target;
    }

    private void runTrials() throws InterruptedException, IOException {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                script.phases(),
                settings.polling(),
                settings.loops(),
                sources());
        TrialRunner runner = new TrialRunner(load, directory, masking, progress, primaryRate());
        List<Trial> left = plan.trials().stream()
                .filter(trial -> !finished.contains(trial.number()))
                .toList();
        RemainingTime remaining = new RemainingTime(script.phases(), left.size());
        for (Trial trial : left) {
            long began = System.nanoTime();
            progress.expectEnd(remaining.end(began));
            TrialResult result = result(runner, trial);
            if (result instanceof TrialResult.Completed) {
                remaining.trialTook(System.nanoTime() - began);
            } else {
                checkStop(); // what a stop cuts short has not failed
                remaining.trialPassed();
            }
            directory.write(result);
            progress.say(line(result));
            checkStop();
        }
    }

    private OptionalDouble primaryRate() {
        return script.ranked().stream().mapToDouble(Ranked::primaryRate).findFirst();
    }

    /** Said, because a server may treat clients by their address. */
    private List<String> sources() {
        List<String> sources = Preflight.loopbackSources(script.phases(), ConnectionLimits.read());
        if (!sources.isEmpty()) {
            progress.say("connections to 127.0.0.1 come from " + sources.getFirst() + " to " + sources.getLast()
                    + ": one address has too few ports for this script");
        }
        return sources;
    }

    /** Leaves no interrupt behind: what is finished is still to be written. */
    private void checkStop() throws InterruptedException {
        boolean requested = stop.requested();
        if (Thread.interrupted() || requested) {
            throw new InterruptedException("stopped");
        }
    }

    private TrialResult result(TrialRunner runner, Trial trial) throws InterruptedException, UnwritableRunException {
        Inspection inspection = inspections.getOrDefault(trial.backend(), Inspection.NONE);
        if (!inspection.status().equals(Inspection.READY)) {
            return inspection.status().equals(Inspection.SKIPPED)
                    ? new TrialResult.Skipped(trial, inspection.reason())
                    : new TrialResult.Failed(trial, "", inspection.reason(), inspection.stderr(), List.of());
        }
        return runner.run(trial, target(trial.backend()), Optional.empty(), inspection.flags(), label(trial));
    }

    private String label(Trial trial) {
        return "%d/%d %s".formatted(trial.number(), plan.trials().size(), trial.backend());
    }

    private String line(TrialResult result) {
        String label = label(result.trial());
        return switch (result) {
            case TrialResult.Completed completed ->
                label + " | done in "
                        + String.format(
                                Locale.ROOT,
                                "%.1f s",
                                completed.windows().values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum()
                                        / 1e9)
                        + " | " + TrialWords.of(completed);
            case TrialResult.Failed failed -> label + " | FAILED: " + failed.reason();
            case TrialResult.Skipped skipped -> label + " | skipped: " + skipped.reason();
        };
    }

    private void keepRecord() throws IOException {
        List<RunRecord.Backend> rows = record.backends().stream().map(this::row).toList();
        record = record.withBackends(rows);
        directory.write(record);
    }

    private RunRecord.Backend row(RunRecord.Backend before) {
        Inspection inspection = inspections.get(before.id());
        if (inspection != null) {
            return inspection.row(target(before.id()));
        }
        return before.status().equals(Inspection.PLANNED) ? Inspection.NONE.row(target(before.id())) : before;
    }
}
