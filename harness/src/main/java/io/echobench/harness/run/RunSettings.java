package io.echobench.harness.run;

import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.ServerLauncher;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.load.Phase;
import io.echobench.load.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the processes of a run are started: the same for every backend.
 *
 * @param jdk folder of the JDK that servers and load process run on
 * @param feature its feature version
 * @param ioThreads event loops of a server
 * @param loops event loops of a load process
 * @param transport how a load process gets at its sockets
 * @param profiler that records the processes of each trial
 */
public record RunSettings(
        Path jdk,
        int feature,
        CpuLayout cpus,
        Placement placement,
        int ioThreads,
        int loops,
        Transport transport,
        int maxMessageBytes,
        Optional<Profiler> profiler) {

    /** Without a profiler. */
    public RunSettings(
            Path jdk,
            int feature,
            CpuLayout cpus,
            Placement placement,
            int ioThreads,
            int loops,
            Transport transport,
            int maxMessageBytes) {
        this(jdk, feature, cpus, placement, ioThreads, loops, transport, maxMessageBytes, Optional.empty());
    }

    /** The same, recorded by that profiler. */
    public RunSettings profiledBy(Optional<Profiler> recorder) {
        return new RunSettings(jdk, feature, cpus, placement, ioThreads, loops, transport, maxMessageBytes, recorder);
    }

    /** The program that servers and load process run on. */
    public Path java() {
        return jdk.resolve("bin/java");
    }

    /** The same, over other sockets of the load process. */
    public RunSettings over(String wire) {
        return new RunSettings(
                jdk,
                feature,
                cpus,
                placement,
                ioThreads,
                loops,
                new Transport(wire, transport.polling()),
                maxMessageBytes,
                profiler);
    }

    /** What every server is started with. */
    public ServerConfig serverConfig() {
        return ServerConfig.builder()
                .ioThreads(ioThreads)
                .maxMessageBytes(maxMessageBytes)
                .build();
    }

    /** Starts servers on the server's CPUs. */
    public ServerLauncher serverLauncher() {
        return new ServerLauncher(
                java(), JvmFlags.server(cpus.server().size(), feature), placement.prefix(cpus.server()));
    }

    /**
     * How every load process of the run is started, and what it does.
     *
     * @param sources local addresses that connections come from; empty: the kernel chooses
     */
    LoadSettings load(List<Phase> phases, List<String> sources) {
        return new LoadSettings(loadJava(), cpus.client(), placement, phases, transport, loops, sources);
    }

    /** Program and flags of the load process. */
    public List<String> loadJava() {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(JvmFlags.client(cpus.client().size(), feature));
        return command;
    }

    /** Records the trials of a profiled run into its folder. */
    Optional<TrialRecorder> recorder(RunDirectory directory) {
        return profiler.map(each -> new TrialRecorder(each, directory));
    }

    /** As they are kept with the results. */
    public RunRecord.Settings record() {
        return new RunRecord.Settings(
                CpuLayout.format(cpus.server()),
                CpuLayout.format(cpus.client()),
                cpus.profile(),
                transport.polling().name().toLowerCase(Locale.ROOT),
                Optional.of(transport.wire()),
                Optional.empty(),
                ioThreads,
                loops,
                maxMessageBytes,
                Environment.jdkRelease(jdk),
                JvmFlags.server(cpus.server().size(), feature),
                JvmFlags.client(cpus.client().size(), feature),
                placement.words(),
                profiler.map(Profiler::id));
    }
}
