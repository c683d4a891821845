package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.plan.Trial;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.run.Windows.Part;
import io.echobench.load.LoadPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs one trial from boot to a free port. Whatever happens becomes a {@link TrialResult}; only an interrupt goes through, and
 * no process is left in any case.
 */
final class TrialRunner {

    private final LoadSettings load;
    private final RunDirectory directory;
    private final PathMasking masking;
    private final Progress progress;

    /**
     * @param load how every load process is started and what it does
     * @param directory where the trials' files go
     * @param masking for the commands that are kept
     */
    TrialRunner(LoadSettings load, RunDirectory directory, PathMasking masking, Progress progress) {
        this.load = load;
        this.directory = directory;
        this.masking = masking;
        this.progress = progress;
    }

    /**
     * Boots, probes, loads and stops the target.
     *
     * @param anchor that is booted and loaded beside it
     * @param serverFlags that resulted in the server's JVM, for the record
     * @param label what progress is said behind
     * @throws UnwritableRunException when the results cannot be written: then the trial did not fail, and the run cannot go on
     */
    TrialResult run(Trial trial, Target target, Optional<Target> anchor, List<String> serverFlags, String label)
            throws InterruptedException, UnwritableRunException {
        String started = Instant.now().toString();
        Path stderr = directory.trialFile(trial, ".stderr.log");
        TrialJournal journal = new TrialJournal();
        try {
            Target.Running server = bootLoadAndStop(trial, target, stderr, journal, label);
            if (!target.command().isEmpty()) {
                expectFree(server.endpoint());
            }
            return new TrialResult.Completed(
                    trial,
                    started,
                    journal.windows.byId(System.nanoTime()),
                    journal.phases,
                    journal.kernelConnectionsOpened,
                    journal.marks(server.child().map(ChildServer::killed).orElse(false)),
                    journal.commands,
                    serverFlags);
        } catch (BackendUnavailableException e) {
            return new TrialResult.Skipped(trial, e.why() + "; " + e.how());
        } catch (BackendException | TrialException e) {
            directory.expectRoom(); // a server or load process may have failed for the want of it
            List<String> log = Inspection.lastLines(stderr);
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

    private Target.Running bootLoadAndStop(Trial trial, Target target, Path stderr, TrialJournal journal, String label)
            throws BackendException, TrialException, InterruptedException, UnwritableRunException {
        journal.windows.enter(Part.BOOT, System.nanoTime());
        try (Target.Running server = target.start(stderr)) {
            journal.commands.put("server", masked(target.command()));
            journal.windows.enter(Part.PROBE, System.nanoTime());
            EchoProbe.expectEcho(server.endpoint());
            Border.rehearse(server.child());
            journal.windows.enter(Part.BOOT, System.nanoTime());
            LoadPlan plan = load.plan(trial, server.endpoint(), directory.trialFile(trial, ""));
            try (LoadProcess process = load.start(plan, directory.trialFile(trial, ".load.stderr.log"))) {
                journal.commands.put("load", masked(process.command()));
                new TrialLoad(plan, server.child(), process, journal, progress, label).run();
            }
            journal.windows.enter(Part.STOP, System.nanoTime());
            return server;
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
