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
import io.echobench.load.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole run, or what is left of one: checks every target once, then runs what a {@link RoundLoop} says, keeping each trial as it is
 * finished. A target that is unavailable or cannot be booted keeps its row and costs no further time.
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
    private final List<TrialResult> results;
    private final Optional<RoundRules> rules;
    private final RoundLoop loop;
    private final SessionWords words;
    private RunRecord record;

    /**
     * @param kept results of trials that are not run again
     * @param rules of a run that ranks
     * @param record what is known of the run before it begins, or goes on; its rows are filled in here
     * @param masking takes this machine's folders out of what is kept
     */
    public Session(
            LoadScript script,
            Plan plan,
            List<Target> targets,
            List<TrialResult> kept,
            Optional<RoundRules> rules,
            RunSettings settings,
            RunDirectory directory,
            RunRecord record,
            PathMasking masking,
            Progress progress,
            Stop stop) {
        this.script = script;
        this.plan = plan;
        targets.forEach(target -> this.targets.put(target.id(), target));
        this.results = new ArrayList<>(kept);
        this.rules = rules;
        this.loop = new RoundLoop(plan, rules);
        this.words = new SessionWords(plan, record.ranked());
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
        return new RunOutcome(record, directory.trials(), interrupted || stop.requested());
    }

    /** Of a run that goes on: what is known already. A target that is to be measured must still be the same. */
    private void recall(RunRecord.Backend row) throws InterruptedException, UsageException {
        boolean wanted = loop.wants(row.id(), results);
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
            Inspection inspection = inspection(row.id());
            checkStop();
            if (inspection.status().equals(Inspection.FAILED)) {
                directory.expectRoom(); // it may have failed for the want of it
            }
            inspections.put(row.id(), inspection);
            progress.say(
                    target(row.id()) instanceof ControlTarget control
                            ? row.id() + " | as " + control.of().id()
                            : inspection.sentence(row.id()));
            keepRecord();
        }
    }

    /** The twins of the anchor stand behind it, and are what it is. */
    private Inspection inspection(String id) throws InterruptedException {
        return target(id) instanceof ControlTarget control
                ? inspections.getOrDefault(control.of().id(), Inspection.NONE).ofControl()
                : Inspection.of(target(id), settings, directory.path());
    }

    private Target target(String id) {
        Target target = targets.get(id);
        if (target == null) {
            throw new IllegalStateException("the plan names " + id + ", which is no target of this run");
        }
        return target;
    }

    private void runTrials() throws InterruptedException, IOException {
        if (record.ranked().isPresent() && rules.isPresent()) {
            setBurn(record.ranked().get(), rules.get());
        }
        TrialRunner runner = runner(script.phases());
        RemainingTime remaining = new RemainingTime(script.phases(), loop.planned(results));
        RoundLoop.Next next = loop.next(results);
        while (next instanceof RoundLoop.Next.Run run) {
            if (run.trial().attempt() > 1) {
                progress.say(words.repeated(run));
                remaining.trialAdded();
            }
            keep(timed(runner, run.trial(), remaining));
            checkStop();
            next = loop.next(results);
        }
        if (next instanceof RoundLoop.Next.Over over) {
            end(over);
        }
    }

    private TrialResult timed(TrialRunner runner, Trial trial, RemainingTime remaining)
            throws InterruptedException, UnwritableRunException {
        long began = System.nanoTime();
        progress.expectEnd(remaining.end(began));
        TrialResult result = result(runner, trial);
        if (result instanceof TrialResult.Completed) {
            remaining.trialTook(System.nanoTime() - began);
        } else {
            checkStop(); // what a stop cuts short has not failed
            remaining.trialPassed();
        }
        return result;
    }

    private void keep(TrialResult result) throws IOException {
        directory.write(result);
        boolean before = loop.isTooNoisy(result.trial().round(), results);
        results.add(result);
        progress.say(words.line(result));
        if (!before && loop.isTooNoisy(result.trial().round(), results)) {
            progress.say(SessionWords.TOO_NOISY);
        }
    }

    private TrialRunner runner(List<Phase> phases) {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                phases,
                settings.polling(),
                settings.loops(),
                sources());
        return new TrialRunner(load, directory, masking, progress, primaryRates(), settings.recorder(directory));
    }

    /** How much the positive control burns: as recorded, or as the measurement before the first round says, which is made now if it is missing. */
    private void setBurn(RunRecord.Ranked ranked, RoundRules judging) throws InterruptedException, IOException {
        if (ranked.burnNanos().isEmpty() && isReady(ranked.anchor())) {
            Trial first = Trial.calibration(ranked.anchor(), plan.seed());
            TrialRunner runner = runner(BurnCalibration.phases(script.phases(), ranked.primaryRates()));
            TrialResult measured = new Calibration(first, judging, words, progress::say)
                    .result(directory.calibrations(), attempt -> calibrate(runner, attempt));
            OptionalLong nanos = BurnCalibration.burnNanos(measured, ranked);
            progress.say(words.burn(measured, nanos));
            if (nanos.isPresent()) {
                record = record.withRanked(ranked.burning(nanos.getAsLong()));
                keepRecord();
            }
        }
        if (targets.get(ranked.burning()) instanceof ControlTarget.Burning control) {
            long nanos = record.ranked().flatMap(RunRecord.Ranked::burnNanos).orElse(0L);
            targets.put(control.id(), control.burning(nanos));
        }
    }

    private TrialResult calibrate(TrialRunner runner, Trial attempt) throws InterruptedException, IOException {
        String anchor = attempt.backend();
        List<String> flags = inspections.getOrDefault(anchor, Inspection.NONE).flags();
        TrialResult result = runner.run(attempt, target(anchor), Optional.empty(), flags, anchor + " alone");
        checkStop();
        directory.write(result);
        return result;
    }

    private boolean isReady(String id) {
        return inspections.getOrDefault(id, Inspection.NONE).status().equals(Inspection.READY);
    }

    /** A run whose number of rounds was open keeps how many there were. */
    private void end(RoundLoop.Next.Over over) {
        record.ranked().filter(how -> how.halfWidth().isPresent()).ifPresent(how -> {
            record = record.withRanked(how.stopped(over.rounds()));
            progress.say(words.over(over));
        });
    }

    private List<Double> primaryRates() {
        return script.ranked().map(Ranked::primaryRates).orElse(List.of());
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
        Optional<String> anchor = record.ranked().map(RunRecord.Ranked::anchor);
        Optional<TrialResult> obstacle = new Obstacles(inspections).of(trial, target(trial.backend()), anchor);
        return obstacle.isPresent()
                ? obstacle.get()
                : runner.run(
                        trial,
                        target(trial.backend()),
                        anchor.map(this::target),
                        inspections
                                .getOrDefault(trial.backend(), Inspection.NONE)
                                .flags(),
                        words.label(trial));
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
