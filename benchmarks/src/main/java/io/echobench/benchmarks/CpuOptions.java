package io.echobench.benchmarks;

import io.echobench.api.ServerConfig;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.Machine;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import io.echobench.load.Transport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where server and client run: options of every command that starts both, placed as a run of echobench places them. */
public final class CpuOptions {

    @Option(
            names = "--server-cpus",
            paramLabel = "LIST",
            description = "CPUs of the server (default: as a run has it).")
    String serverCpus = "";

    @Option(
            names = "--client-cpus",
            paramLabel = "LIST",
            description = "CPUs of the clients (default: as a run has it).")
    String clientCpus = "";

    /** On the JDK of this process, one event loop each. */
    public RunSettings settings(Transport transport) throws UsageException {
        Placement placement = Placement.detect();
        CpuLayout cpus = placement.pinnable()
                ? CpuLayout.split(Machine.allowedCores()).with(serverCpus, clientCpus, Machine.allowedCpus())
                : new CpuLayout(List.of(), List.of());
        return new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                cpus,
                placement,
                1,
                1,
                transport,
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
    }
}
