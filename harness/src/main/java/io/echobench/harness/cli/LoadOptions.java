package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.load.NioProvider;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import io.echobench.load.WireProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code run} that say where and how the load process runs. */
final class LoadOptions {

    private static final String AUTO = "auto";

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

    @Option(
            names = "--client",
            paramLabel = "nio|epoll|io-uring|auto",
            description =
                    "What opens the load process's sockets; auto measures which is cheapest here, before the first trial"
                            + " (default: ${DEFAULT-VALUE}).")
    String client = NioProvider.ID;

    /** Whether a measurement is to choose. */
    boolean isClientMeasured() {
        return client.equals(AUTO);
    }

    /**
     * As asked for, if it works here; {@code nio} as long as it is to be chosen.
     *
     * @param feature of the JDK of the load process
     */
    Transport transport(CpuLayout layout, int feature) throws UsageException {
        if (isClientMeasured()) {
            return Transport.nio(polling(layout));
        }
        List<String> ids = WireProvider.all().stream().map(WireProvider::id).toList();
        if (!ids.contains(client)) {
            throw UsageException.unknown("client", client, ids);
        }
        Transport transport = new Transport(client, polling(layout));
        Optional<String> obstacle = transport.obstacle(feature);
        if (obstacle.isPresent()) {
            throw new UsageException(obstacle.get());
        }
        return transport;
    }

    /** As asked for, or as the CPUs permit. */
    private Polling polling(CpuLayout layout) throws UsageException {
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
