package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.Windows.Part;
import io.echobench.load.LoadPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one trial from boot to a free port. Whatever happens becomes a {@link TrialResult}; only an interrupt goes through, and
 * no process is left in any case.
 */
final class TrialRunner {

    private static final String STDERR = ".stderr.log";
    private static final String ANCHOR_STDERR = ".anchor.stderr.log";

    private final LoadSettings load;
    private final RunDirectory directory;
    private final PathMasking masking;
    private final Progress progress;
    private final List<Double> primaryRates;
    private final Optional<TrialRecorder> recorder;

    /**
     * @param load how every load process is started and what it does
     * @param directory where the trials' files go
     * @param masking for the commands that are kept
     * @param primaryRates messages a second of the rungs that rank, ascending; empty where none does. Faster ones tell nothing of a trial
     * @param recorder of a run that is profiled: it records the trials of the plan
     */
    TrialRunner(
            LoadSettings load,
            RunDirectory directory,
            PathMasking masking,
            Progress progress,
            List<Double> primaryRates,
            Optional<TrialRecorder> recorder) {
        this.load = load;
        this.directory = directory;
        this.masking = masking;
        this.progress = progress;
        this.primaryRates = primaryRates;
        this.recorder = recorder;
    }

    /** Of a run that is not profiled. */
    TrialRunner(
            LoadSettings load,
            RunDirectory directory,
            PathMasking masking,
            Progress progress,
            List<Double> primaryRates) {
        this(load, directory, masking, progress, primaryRates, Optional.empty());
    }

    /**
     * Boots, probes, loads and stops the target, and the anchor beside it.
     *
     * @param anchor booted after the target, which phases load by the index 1 ({@link LoadPlan#targets}); its logs go to
     *     {@code .anchor.stderr.log}
     * @param serverFlags that resulted in the server's JVM, for the record
     * @param label what progress is said behind
     * @throws UnwritableRunException when the results cannot be written: then the trial did not fail, and the run cannot go on
     */
    TrialResult run(Trial trial, Target target, Optional<Target> anchor, List<String> serverFlags, String label)
            throws InterruptedException, UnwritableRunException {
        String started = Instant.now().toString();
        Map<String, String> surroundings = new LinkedHashMap<>(Surroundings.now("before"));
        TrialJournal journal = new TrialJournal();
        try {
            Optional<TrialRecorder> recording = recorder.filter(each -> trial.belongsToPlan());
            Target own = recording.map(each -> each.recorded(target, trial)).orElse(target);
            TrialServers servers = bootLoadAndStop(trial, own, anchor, journal, label);
            expectFree(servers);
            boolean killed = servers.own().child().map(ChildServer::killed).orElse(false);
            List<Profile> profiles = recording.isEmpty()
                    ? List.of()
                    : recording.get().keep(trial, own, journal.measured(), killed, journal.loadWasKilled);
            surroundings.putAll(Surroundings.now("after"));
            return new TrialResult.Completed(
                    trial,
                    started,
                    journal.windows.byId(System.nanoTime()),
                    journal.phases,
                    journal.kernelConnectionsOpened,
                    journal.marks(primaryRates, killed),
                    journal.commands,
                    serverFlags,
                    surroundings,
                    profiles);
        } catch (BackendUnavailableException e) {
            return new TrialResult.Skipped(trial, e.why() + "; " + e.how());
        } catch (BackendException | TrialException e) {
            directory.expectRoom(); // a server or load process may have failed for the want of it
            List<String> log = Inspection.lastLines(
                    directory.trialFile(trial, e instanceof AnchorException ? ANCHOR_STDERR : STDERR));
            return new TrialResult.Failed(
                    trial,
                    started,
                    LastWords.with(String.valueOf(e.getMessage()), log),
                    log,
                    List.copyOf(journal.phases));
        } finally {
            directory.sweep(trial);
        }
    }

    private TrialServers bootLoadAndStop(
            Trial trial, Target target, Optional<Target> anchor, TrialJournal journal, String label)
            throws BackendException, TrialException, InterruptedException, UnwritableRunException {
        journal.windows.enter(Part.BOOT, System.nanoTime());
        try (Target.Running server = target.start(directory.trialFile(trial, STDERR))) {
            journal.commands.put("server", masked(target.command()));
            journal.windows.enter(Part.PROBE, System.nanoTime());
            EchoProbe.expectEcho(server.endpoint());
            Border.rehearse(server.child());
            if (anchor.isEmpty()) {
                return load(trial, new TrialServers(server, Optional.empty()), journal, label);
            }
            journal.windows.enter(Part.OTHER, System.nanoTime());
            try (Target.Running beside = bootAnchor(trial, anchor.get(), journal)) {
                probeAnchor(anchor.get(), beside);
                TrialServers.Anchor booted =
                        new TrialServers.Anchor(anchor.get().id(), beside);
                return load(trial, new TrialServers(server, Optional.of(booted)), journal, label);
            }
        }
    }

    /** Whatever keeps it from coming up is said of the anchor, so that nobody takes it for the target's. */
    private Target.Running bootAnchor(Trial trial, Target anchor, TrialJournal journal) throws AnchorException {
        try {
            journal.commands.put("anchor", masked(anchor.command()));
            return anchor.start(directory.trialFile(trial, ANCHOR_STDERR));
        } catch (BackendUnavailableException e) {
            throw new AnchorException(anchor.id(), "is not available: " + e.why() + "; " + e.how(), e);
        } catch (BackendException e) {
            throw new AnchorException(anchor.id(), "did not come up: " + e.getMessage(), e);
        }
    }

    private static void probeAnchor(Target anchor, Target.Running beside) throws AnchorException, InterruptedException {
        try {
            EchoProbe.expectEcho(beside.endpoint());
            Border.rehearse(beside.child());
        } catch (TrialException e) {
            throw new AnchorException(anchor.id(), "did not echo: " + e.getMessage(), e);
        }
    }

    private TrialServers load(Trial trial, TrialServers servers, TrialJournal journal, String label)
            throws TrialException, InterruptedException, UnwritableRunException {
        journal.windows.enter(Part.BOOT, System.nanoTime());
        LoadPlan plan = load.plan(trial, servers.endpoints(), directory.trialFile(trial, ""));
        LoadSettings recorded = recorder.filter(each -> trial.belongsToPlan())
                .map(each -> each.recorded(load, trial))
                .orElse(load);
        LoadProcess process = recorded.start(plan, directory.trialFile(trial, ".load.stderr.log"));
        try (process) {
            journal.commands.put("load", masked(process.command()));
            new TrialLoad(plan, servers, process, journal, progress, label).run();
        }
        journal.loadWasKilled = process.killed();
        journal.windows.enter(Part.STOP, System.nanoTime());
        return servers;
    }

    /** Where a server was ours, the next one may want its port. */
    private static void expectFree(TrialServers servers) throws TrialException {
        if (servers.own().child().isPresent()) {
            expectFree(servers.own().endpoint());
        }
        if (servers.anchor().flatMap(beside -> beside.running().child()).isPresent()) {
            expectFree(servers.endpoints().getLast());
        }
    }

    /** Binds the port once, as the next server might. */
    private static void expectFree(URI endpoint) throws TrialException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
        } catch (IOException e) {
            throw new TrialException("port " + endpoint.getPort() + " is still taken after its server ended", e);
        }
    }

    private List<String> masked(List<String> command) {
        return command.stream().map(masking::mask).toList();
    }
}
