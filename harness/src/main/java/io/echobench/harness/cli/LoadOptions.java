package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.load.Polling;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code run} that say where and how the load process runs. */
final class LoadOptions {

    @Option(
            names = "--client-cpus",
            paramLabel = "LIST",
            description = "CPUs of the load process (default: the other cores).")
    String cpus = "";

    @Option(
            names = "--loops",
            paramLabel = "N",
            description = "Event loops of the load process (default: its CPUs less one, at least 1).")
    @Nullable
    Integer loops;

    @Option(
            names = "--polling",
            paramLabel = "spin|block",
            description = "How load loops wait (default: spin where server and client have CPUs of their own).")
    @Nullable
    String polling;

    /** As asked for, or as the CPUs permit. */
    Polling polling(CpuLayout layout) throws UsageException {
        if (polling == null) {
            return layout.isSplit() ? Polling.SPIN : Polling.BLOCK;
        }
        return switch (polling.toLowerCase(Locale.ROOT)) {
            case "spin" -> Polling.SPIN;
            case "block" -> Polling.BLOCK;
            default -> throw new UsageException("--polling " + polling + " is neither spin nor block.");
        };
    }
}
