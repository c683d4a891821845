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
import io.echobench.load.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole run, or what is left of one: checks every target once, then runs what a {@link RoundLoop} says, keeping each trial as it is
 * finished. A target that is unavailable or cannot be booted keeps its row and costs no further time.
 */
public final class Session {

    private final LoadScript script;
    private final Plan plan;
    private final RunSettings settings;
    private final RunDirectory directory;
    private final PathMasking masking;
    private final Progress progress;
    private final Stop stop;
    private final Inspections inspections;
    private final List<TrialResult> results;
    private Optional<RoundRules> rules;
    private RoundLoop loop;
    private SessionWords words;
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
        this.inspections = new Inspections(targets, settings, directory.path());
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
            directory.sweep();
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
            Inspection inspection = inspections.again(row);
            checkStop();
            inspections.keep(row.id(), inspection);
        } else if (!row.status().equals(Inspection.PLANNED)) {
            inspections.keep(row.id(), Inspection.recorded(row));
        }
    }

    private void inspect(RunRecord.Backend row) throws InterruptedException, IOException {
        if (!inspections.knows(row.id())) {
            progress.show(row.id() + " | boot and conformance");
            Inspection inspection = inspections.made(row.id());
            checkStop();
            if (inspection.status().equals(Inspection.FAILED)) {
                directory.expectRoom(); // it may have failed for the want of it
            }
            inspections.keep(row.id(), inspection);
            progress.say(
                    inspections.target(row.id()) instanceof ControlTarget control
                            ? row.id() + " | as " + control.of().id()
                            : inspection.sentence(row.id()));
            keepRecord();
        }
    }

    private void runTrials() throws InterruptedException, IOException {
        if (record.ranked().isPresent() && rules.isPresent()) {
            calibrate(record.ranked().get(), rules.get());
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
        return new TrialRunner(
                settings.load(phases, sources()),
                directory,
                masking,
                progress,
                primaryRates(),
                settings.recorder(directory));
    }

    /**
     * Which rates can rank here, and how much the positive control burns: as recorded, or as the measurement before the first round says, which
     * is made now if it is missing.
     */
    private void calibrate(RunRecord.Ranked ranked, RoundRules judging) throws InterruptedException, IOException {
        if (ranked.burnNanos().isEmpty() && inspections.isReady(ranked.anchor())) {
            Trial first = Trial.calibration(ranked.anchor(), plan.seed());
            TrialRunner runner = runner(BurnCalibration.phases(script.phases(), ranked.primaryRates()));
            TrialResult measured = new Calibration(first, judging, words, progress::say)
                    .result(directory.calibrations(), attempt -> calibrate(runner, attempt));
            RunRecord.Ranked rankable = ranked.without(RankableRates.tooFast(
                    measured, ranked.primaryRates(), settings.cpus().server().size()));
            OptionalLong nanos = BurnCalibration.burnNanos(measured, rankable);
            learn(nanos.isPresent() ? rankable.burning(nanos.getAsLong()) : rankable);
            words.tooFast().ifPresent(progress::say);
            progress.say(words.burn(measured, nanos));
        }
        inspections.burn(
                ranked.burning(),
                record.ranked().flatMap(RunRecord.Ranked::burnNanos).orElse(0L));
    }

    /** What all that follows goes by. */
    private void learn(RunRecord.Ranked now) throws IOException {
        record = record.withRanked(now);
        rules = rules.map(known -> known.knowing(record));
        loop = new RoundLoop(plan, rules);
        words = new SessionWords(plan, record.ranked());
        keepRecord();
    }

    private TrialResult calibrate(TrialRunner runner, Trial attempt) throws InterruptedException, IOException {
        String anchor = attempt.backend();
        TrialResult result = runner.run(
                attempt,
                inspections.target(anchor),
                Optional.empty(),
                inspections.of(anchor).flags(),
                anchor + " alone");
        checkStop();
        directory.write(result);
        return result;
    }

    /** A run whose number of rounds was open keeps how many there were. */
    private void end(RoundLoop.Next.Over over) {
        record.ranked().filter(how -> how.halfWidth().isPresent()).ifPresent(how -> {
            record = record.withRanked(how.stopped(over.rounds()));
            progress.say(words.over(over));
        });
    }

    private List<Double> primaryRates() {
        return record.ranked().map(RunRecord.Ranked::primaryRates).orElse(List.of());
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
        Target target = inspections.target(trial.backend());
        Optional<TrialResult> obstacle = new Obstacles(inspections.all()).of(trial, target, anchor);
        return obstacle.isPresent()
                ? obstacle.get()
                : runner.run(
                        trial,
                        target,
                        anchor.map(inspections::target),
                        inspections.of(trial.backend()).flags(),
                        words.label(trial));
    }

    private void keepRecord() throws IOException {
        List<RunRecord.Backend> rows =
                record.backends().stream().map(inspections::row).toList();
        record = record.withBackends(rows);
        directory.write(record);
    }
}
