package io.echobench.harness.run;

import io.echobench.harness.plan.Plan;
import io.echobench.harness.plan.Preflight;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.script.LoadScript;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A whole run: checks every target once, then runs the trials of the plan, keeping each as it is finished. A target that is
 * unavailable or cannot be booted keeps its row and costs no further time.
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
    private RunRecord record;

    /**
     * @param record what is known of the run before it begins; its rows are filled in here
     * @param masking takes this machine's folders out of what is kept
     */
    public Session(
            LoadScript script,
            Plan plan,
            List<Target> targets,
            RunSettings settings,
            RunDirectory directory,
            RunRecord record,
            PathMasking masking,
            Progress progress,
            Stop stop) {
        this.script = script;
        this.plan = plan;
        targets.forEach(target -> this.targets.put(target.id(), target));
        this.settings = settings;
        this.directory = directory;
        this.record = record;
        this.masking = masking;
        this.progress = progress;
        this.stop = stop;
    }

    /** Runs it to its end, or until it is stopped; what is finished is kept in both cases. */
    public RunOutcome run() throws IOException {
        directory.write(record);
        boolean interrupted = false;
        try {
            inspectAll();
            runTrials();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        keepRecord();
        List<TrialResult> results = directory.trials();
        return new RunOutcome(record, results, interrupted || stop.requested());
    }

    private void inspectAll() throws InterruptedException, IOException {
        for (Target target : targets.values()) {
            progress.show(target.id() + " | boot and conformance");
            Inspection inspection = Inspection.of(target, settings, directory.path());
            checkStop();
            inspections.put(target.id(), inspection);
            progress.say(inspection.sentence(target.id()));
            keepRecord();
        }
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
        TrialRunner runner = new TrialRunner(load, directory, masking, progress);
        RemainingTime remaining =
                new RemainingTime(script.phases(), plan.trials().size());
        for (Trial trial : plan.trials()) {
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

    private TrialResult result(TrialRunner runner, Trial trial) throws InterruptedException {
        Inspection inspection = inspections.getOrDefault(trial.backend(), Inspection.NONE);
        if (!inspection.status().equals(Inspection.READY)) {
            return inspection.status().equals(Inspection.SKIPPED)
                    ? new TrialResult.Skipped(trial, inspection.reason())
                    : new TrialResult.Failed(trial, "", inspection.reason(), inspection.stderr(), List.of());
        }
        Target target = targets.get(trial.backend());
        if (target == null) {
            throw new IllegalStateException("the plan names " + trial.backend() + ", which is no target of this run");
        }
        return runner.run(trial, target, inspection.flags(), label(trial));
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
        List<RunRecord.Backend> rows = targets.values().stream()
                .map(target ->
                        inspections.getOrDefault(target.id(), Inspection.NONE).row(target))
                .toList();
        record = record.withBackends(rows);
        directory.write(record);
    }
}
