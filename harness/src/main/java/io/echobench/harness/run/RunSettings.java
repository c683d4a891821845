package io.echobench.harness.run;

import io.echobench.api.ServerConfig;
import io.echobench.harness.catalog.ServerLauncher;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.load.Polling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the processes of a run are started: the same for every backend.
 *
 * @param jdk folder of the JDK that servers and load process run on
 * @param feature its feature version
 * @param ioThreads event loops of a server
 * @param loops event loops of a load process
 * @param profiler that records the processes of each trial
 */
public record RunSettings(
        Path jdk,
        int feature,
        CpuLayout cpus,
        Placement placement,
        int ioThreads,
        int loops,
        Polling polling,
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
            Polling polling,
            int maxMessageBytes) {
        this(jdk, feature, cpus, placement, ioThreads, loops, polling, maxMessageBytes, Optional.empty());
    }

    /** The same, recorded by that profiler. */
    public RunSettings profiledBy(Optional<Profiler> recorder) {
        return new RunSettings(jdk, feature, cpus, placement, ioThreads, loops, polling, maxMessageBytes, recorder);
    }

    /** The program that servers and load process run on. */
    public Path java() {
        return jdk.resolve("bin/java");
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
                polling.name().toLowerCase(java.util.Locale.ROOT),
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
