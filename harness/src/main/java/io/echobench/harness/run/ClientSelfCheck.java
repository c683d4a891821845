package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.harness.result.ClientCheck;
import io.echobench.load.NioProvider;
import io.echobench.load.WireProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Before the first trial: whether io_uring works here, and whether it costs the load process less than the JDK's own sockets. Both load the
 * reference server, on the CPUs of a trial, in adjacent windows that take turns, each in a process of its own.
 */
public final class ClientSelfCheck {

    private static final String IO_URING = "io-uring";

    /** In turns, so that what changes steadily in the machine hits both alike. */
    private static final List<String> ORDER = List.of(NioProvider.ID, IO_URING, IO_URING, NioProvider.ID);

    private ClientSelfCheck() {}

    /**
     * Makes it; takes half a minute where io_uring works, and leaves nothing behind.
     *
     * @param reference the server that is loaded
     * @throws InterruptedException when it is to stop
     */
    public static ClientCheck of(RunSettings settings, Target reference, Progress progress)
            throws InterruptedException, IOException {
        Optional<String> obstacle = obstacle(settings.feature());
        if (obstacle.isPresent()) {
            return ClientCheck.impossible(obstacle.get());
        }
        Path folder = Files.createTempDirectory("echobench-client-check");
        try (Target.Running server = reference.start(folder.resolve("server.stderr.log"))) {
            return measured(new ClientWindow(settings, server.endpoint(), folder), progress);
        } catch (BackendException | TrialException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the self-check of the client was interrupted");
            }
            return ClientCheck.impossible("they could not be compared: " + e.getMessage());
        } finally {
            delete(folder);
        }
    }

    private static Optional<String> obstacle(int feature) {
        Optional<WireProvider> provider = WireProvider.named(IO_URING);
        return provider.isEmpty()
                ? Optional.of("there is no io-uring here")
                : provider.get().obstacle(feature).map(why -> "io-uring does not work here: " + why);
    }

    private static ClientCheck measured(ClientWindow window, Progress progress)
            throws TrialException, InterruptedException {
        List<Double> nio = new ArrayList<>();
        List<Double> ioUring = new ArrayList<>();
        for (String client : ORDER) {
            progress.show("which client | " + client);
            (client.equals(IO_URING) ? ioUring : nio).add(window.nanosPerMessage(client));
        }
        return new ClientCheck(nio, ioUring, "");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
