package io.echobench.harness.cli;

import io.echobench.api.ServerConfig;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.Machine;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where and on what a server runs; shared by all commands that start one. */
final class PlacementOptions {

    @Option(
            names = "--jdk",
            paramLabel = "DIR",
            description = "JDK 21 or newer of harness, servers and load process; read by the launcher.")
    @Nullable
    Path jdk;

    @Option(
            names = "--server-cpus",
            paramLabel = "LIST",
            description = "CPUs of the server, like 0 or 0,2-3 (default: a third of the cores).")
    String serverCpus = "";

    @Option(
            names = "--io-threads",
            paramLabel = "N",
            description = "Event loops of each server (default: one for each of its CPUs).")
    @Nullable
    Integer ioThreads;

    @Option(
            names = "--max-message-bytes",
            paramLabel = "N",
            description = "Largest message that servers echo (default: 1048576).")
    int maxMessageBytes = ServerConfig.DEFAULT_MAX_MESSAGE_BYTES;

    /** The checked settings of a command that gives no load. */
    RunSettings settings() throws UsageException {
        return settings(new LoadOptions());
    }

    /** The checked settings, on the JDK that this process runs on: the launcher chose it. */
    RunSettings settings(LoadOptions load) throws UsageException {
        Placement processes = Placement.detect();
        CpuLayout cpus = layout(processes, load.cpus);
        int serverLoops =
                within("--io-threads", ioThreads, Math.max(1, cpus.server().size()), 1, 1024);
        int clientLoops =
                within("--loops", load.loops, Math.max(1, cpus.client().size() - 1), 1, 1024);
        within("--max-message-bytes", maxMessageBytes, 0, 125, 1 << 30);
        return new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                cpus,
                processes,
                serverLoops,
                clientLoops,
                load.transport(cpus, Runtime.version().feature()),
                maxMessageBytes);
    }

    /** Without {@code taskset} nothing can be pinned, and nothing may look as if it were. */
    private CpuLayout layout(Placement processes, String clientCpus) throws UsageException {
        if (processes.pinnable()) {
            return CpuLayout.split(Machine.allowedCores()).with(serverCpus, clientCpus, Machine.allowedCpus());
        }
        if (!serverCpus.isEmpty() || !clientCpus.isEmpty()) {
            throw new UsageException("--server-cpus and --client-cpus need the program taskset; install util-linux.");
        }
        return new CpuLayout(List.of(), List.of());
    }

    static int within(String option, @Nullable Integer value, int otherwise, int least, int most)
            throws UsageException {
        if (value == null) {
            return otherwise;
        }
        if (value < least || value > most) {
            throw new UsageException(option + " " + value + " is not within " + least + ".." + most + ".");
        }
        return value;
    }
}
