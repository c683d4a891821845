package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.harness.result.ClientCheck;
import io.echobench.load.WireProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Before the first trial: which clients work here, and whether one costs the load process less than the JDK's own sockets. All load the
 * reference server, on the CPUs of a trial, in adjacent windows that take turns, each in a process of its own.
 */
public final class ClientSelfCheck {

    private ClientSelfCheck() {}

    /**
     * Makes it; takes less than a minute where another client than the JDK's own works, and leaves nothing behind.
     *
     * @param reference the server that is loaded
     * @throws InterruptedException when it is to stop
     */
    public static ClientCheck of(RunSettings settings, Target reference, Progress progress)
            throws InterruptedException, IOException {
        Clients clients = Clients.of(settings.feature());
        if (clients.working().size() < 2) {
            return ClientCheck.impossible(clients.obstacles());
        }
        Path folder = Files.createTempDirectory("echobench-client-check");
        try (Target.Running server = reference.start(folder.resolve("server.stderr.log"))) {
            return measured(clients, new ClientWindow(settings, server.endpoint(), folder), progress);
        } catch (BackendException | TrialException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the self-check of the client was interrupted");
            }
            List<String> obstacles = new ArrayList<>(clients.obstacles());
            obstacles.add("they could not be compared: " + e.getMessage());
            return ClientCheck.impossible(obstacles);
        } finally {
            delete(folder);
        }
    }

    /**
     * Those on the class path.
     *
     * @param working ids, {@code nio} first
     * @param obstacles of the others
     */
    private record Clients(List<String> working, List<String> obstacles) {

        static Clients of(int feature) {
            List<String> working = new ArrayList<>();
            List<String> obstacles = new ArrayList<>();
            for (WireProvider provider : WireProvider.all()) {
                Optional<String> obstacle = provider.obstacle(feature);
                if (obstacle.isPresent()) {
                    obstacles.add(provider.id() + " does not work here: " + obstacle.get());
                } else {
                    working.add(provider.id());
                }
            }
            return new Clients(working, obstacles);
        }

        /** All in turn, and back, so that what changes steadily in the machine hits all alike. */
        List<String> order() {
            List<String> order = new ArrayList<>(working);
            order.addAll(working.reversed());
            return order;
        }
    }

    private static ClientCheck measured(Clients clients, ClientWindow window, Progress progress)
            throws TrialException, InterruptedException {
        Map<String, List<Double>> nanosPerMessage = new LinkedHashMap<>();
        for (String client : clients.order()) {
            progress.show("which client | " + client);
            nanosPerMessage.computeIfAbsent(client, none -> new ArrayList<>()).add(window.nanosPerMessage(client));
        }
        return new ClientCheck(nanosPerMessage, clients.obstacles());
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
