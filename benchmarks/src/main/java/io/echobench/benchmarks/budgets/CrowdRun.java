package io.echobench.benchmarks.budgets;

import io.echobench.api.BackendException;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.run.LoadProcess;
import io.echobench.harness.run.Target;
import io.echobench.harness.run.TrialException;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several load processes with one schedule against several reference processes on one port. One thread. */
final class CrowdRun {

    private static final List<String> SHARE_PORT = List.of("-Dechobench.reference.share-port=true");
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Bench bench;
    private final Crowd crowd;
    private final List<Target.Running> servers = new ArrayList<>();
    private final List<LoadProcess> loads = new ArrayList<>();

    private CrowdRun(Bench bench, Crowd crowd) {
        this.bench = bench;
        this.crowd = crowd;
    }

    /**
     * What came of it.
     *
     * @param established connections to the port while all load processes measured
     * @param perServer likewise, of each server process
     * @param results of each load process
     */
    record Seen(long established, List<Long> perServer, List<LoadResult> results) {}

    /**
     * Runs phases to their end; no process of it is left when it returns or throws.
     *
     * @param measured index of the phase that is measured, whose begin is waited for in all load processes
     */
    static Seen of(Bench bench, Crowd crowd, List<Phase> phases, int measured)
            throws BenchmarkException, InterruptedException {
        CrowdRun run = new CrowdRun(bench, crowd);
        try {
            URI endpoint = run.startServers();
            run.startLoads(endpoint, phases);
            return run.follow(endpoint.getPort(), measured);
        } catch (BackendException | TrialException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        } finally {
            run.loads.forEach(LoadProcess::close);
            run.servers.forEach(Target.Running::close);
        }
    }

    private URI startServers() throws BackendException, BenchmarkException {
        int port = 0;
        for (int i = 0; i < crowd.processes(); i++) {
            servers.add(server(port).start(bench.folder().resolve("reference" + i + ".stderr.log")));
            port = servers.getFirst().endpoint().getPort();
        }
        return servers.getFirst().endpoint();
    }

    private Target server(int port) throws BenchmarkException {
        try {
            ServerConfig config = ServerConfig.builder().port(port).build();
            return new Target.Booted(
                            Catalog.discover().byId("reference"),
                            bench.settings().serverLauncher(),
                            bench.settings().placement(),
                            config)
                    .with(SHARE_PORT, ChildServer.GRACE);
        } catch (UsageException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        }
    }

    private void startLoads(URI endpoint, List<Phase> phases) throws TrialException {
        // Their loops share CPUs: who spins would keep the others from running.
        Transport transport = new Transport(bench.settings().transport().wire(), Polling.BLOCK);
        for (int i = 0; i < crowd.processes(); i++) {
            LoadPlan plan = new LoadPlan(
                    endpoint,
                    phases,
                    bench.seed(),
                    new LoadPlan.Share(i, 1, crowd.processes()),
                    transport,
                    LoadPlan.Limits.of(phases),
                    crowd.needs().sources(bench.limits()),
                    bench.folder().resolve(crowd.id() + i).toString());
            loads.add(bench.loadSettings(transport).start(plan, bench.folder().resolve("load" + i + ".stderr.log")));
        }
    }

    private Seen follow(int port, int measured) throws BenchmarkException, InterruptedException {
        long deadlineNanos = System.nanoTime() + crowd.atMost().toNanos();
        int measuring = 0;
        long established = 0;
        List<Long> perServer = List.of();
        List<LoadResult> results = new ArrayList<>();
        List<LoadProcess> running = new ArrayList<>(loads); // one that has finished ends, and would be heard to fail
        while (results.size() < loads.size()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new BenchmarkException("the load processes took longer than the budget may.");
            }
            for (LoadProcess load : List.copyOf(running)) {
                Optional<LoadEvent> event = load.next(LOOK);
                if (event.isEmpty()) {
                    continue;
                }
                switch (event.get()) {
                    case LoadEvent.PhaseBegan began -> {
                        measuring += began.phase() == measured ? 1 : 0;
                        if (began.phase() == measured && measuring == loads.size()) {
                            established = Established.on(port);
                            perServer = perServer();
                        }
                    }
                    case LoadEvent.Finished finished -> {
                        results.add(finished.result());
                        running.remove(load);
                    }
                    case LoadEvent.Failed failed -> throw new BenchmarkException(failed.sentence());
                    case LoadEvent.Unwritten unwritten -> throw new BenchmarkException(unwritten.sentence());
                    case LoadEvent.PhaseScheduleEnded ended -> {}
                    case LoadEvent.PhaseFinished finished -> {}
                    case LoadEvent.Progress progress -> {}
                }
            }
        }
        return new Seen(established, perServer, List.copyOf(results));
    }

    private List<Long> perServer() {
        return servers.stream()
                .flatMap(server -> server.child().stream())
                .map(child -> Established.socketsOf(child.process()))
                .toList();
    }
}
