package io.echobench.harness.run;

import io.echobench.harness.plan.Trial;
import io.echobench.load.LoadPlan;
import io.echobench.load.Phase;
import io.echobench.load.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How every load process of a run is started, and the load that all give alike.
 *
 * @param java program and flags of its JVM
 * @param cpus it is pinned to; empty: not pinned
 * @param transport how it gets at its sockets
 * @param loops event loops
 * @param sources local addresses that connections to 127.0.0.1 are spread over; empty: the system's choice
 * @param grace how long a process may take to end by itself
 */
public record LoadSettings(
        List<String> java,
        List<Integer> cpus,
        Placement placement,
        List<Phase> phases,
        Transport transport,
        int loops,
        List<String> sources,
        Duration grace) {

    private static final String LOOPBACK = "127.0.0.1";

    /** With the grace that every load process has. */
    public LoadSettings(
            List<String> java,
            List<Integer> cpus,
            Placement placement,
            List<Phase> phases,
            Transport transport,
            int loops,
            List<String> sources) {
        this(java, cpus, placement, phases, transport, loops, sources, LoadProcess.GRACE);
    }

    /** The same with more flags for the JVM, which has something to write when it ends. */
    LoadSettings with(List<String> jvmFlags, Duration longer) {
        List<String> all = new ArrayList<>(java);
        all.addAll(jvmFlags);
        return new LoadSettings(all, cpus, placement, phases, transport, loops, sources, longer);
    }

    /** The plan of a trial with one server. */
    LoadPlan plan(Trial trial, URI endpoint, Path histogramLog) {
        return plan(trial, List.of(endpoint), histogramLog);
    }

    /**
     * The plan of a trial: the same for every target of a round but for its address.
     *
     * @param endpoints of the server that is measured, and of the others that phases load
     */
    LoadPlan plan(Trial trial, List<URI> endpoints, Path histogramLog) {
        boolean local = endpoints.stream().allMatch(endpoint -> LOOPBACK.equals(endpoint.getHost()));
        return new LoadPlan(
                endpoints,
                phases,
                trial.seed(),
                new LoadPlan.Share(0, loops, loops),
                transport,
                LoadPlan.Limits.of(phases),
                local ? sources : List.of(),
                histogramLog.toString());
    }

    /** Starts a load process with that plan. */
    public LoadProcess start(LoadPlan plan, Path stderr) throws TrialException {
        List<String> command = new ArrayList<>(placement.prefix(cpus));
        command.addAll(java);
        LoadProcess process = LoadProcess.start(command, plan, stderr, grace);
        placement.raise(process.handle());
        return process;
    }
}
