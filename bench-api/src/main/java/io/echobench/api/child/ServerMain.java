package io.echobench.api.child;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The child process of a JVM backend: {@code ServerMain ID --host H --port P --io-threads N --max-message-bytes N}. It runs on
 * the class path that the backend's module ships, where ServiceLoader finds that module's providers alone.
 *
 * <p>Exit status: 0 after stdin ended, 1 when the server could not be started.
 */
public final class ServerMain {

    private ServerMain() {}

    /** Serves until stdin ends. */
    public static void main(String[] args) throws IOException {
        PrintStream contract = System.out;
        System.setOut(System.err); // a library that prints must not break the contract
        try (EchoServer server = start(List.of(args))) {
            contract.println(ready(server));
            answerVerbs(contract);
        } catch (BackendUnavailableException e) {
            contract.println(Json.write(Map.of("event", "unavailable", "why", e.why(), "how", e.how())));
            System.exit(1);
        } catch (BackendException e) {
            fail(contract, e);
        }
        System.exit(0); // a thread that a library left behind must not keep the process
    }

    /** The sentence is the parent's to show; what lies behind it goes to the log, where the sentence does not say it. */
    private static void fail(PrintStream contract, BackendException failure) {
        String why = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (!why.contains(String.valueOf(cause.getMessage()))) {
                System.err.println("caused by " + cause);
            }
        }
        contract.println(Json.write(Map.of("event", "failed", "why", why)));
        System.exit(1);
    }

    private static EchoServer start(List<String> args) throws BackendException {
        if (args.isEmpty()) {
            throw new BackendException("no backend id: the first argument of a child names it");
        }
        String id = args.getFirst();
        ServerConfig config;
        try {
            config = ServerFlags.parse(args.subList(1, args.size()));
        } catch (IllegalArgumentException e) {
            throw new BackendException(String.valueOf(e.getMessage()), e);
        }
        for (EchoBackend backend : ServiceLoader.load(EchoBackend.class)) {
            if (backend.id().equals(id)) {
                return start(backend, config);
            }
        }
        throw new BackendException("no backend " + id + " on the class path of its own child process");
    }

    private static EchoServer start(EchoBackend backend, ServerConfig config) throws BackendException {
        try {
            return backend.start(config);
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace(); // a bug of the backend, or a library that is missing: its place is what helps
            throw new BackendException(backend.id() + " could not be started: " + e, e);
        }
    }

    private static String ready(EchoServer server) {
        return Json.write(Map.of(
                "event",
                "ready",
                "endpoints",
                server.endpoints().stream().map(URI::toString).toList(),
                "software",
                server.software(),
                "transport",
                server.transport()));
    }

    private static void answerVerbs(PrintStream contract) throws IOException {
        JvmStats stats = new JvmStats();
        BufferedReader stdin = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String verb = stdin.readLine(); verb != null; verb = stdin.readLine()) {
            contract.println(
                    switch (verb) {
                        case "mark" -> {
                            stats.mark();
                            yield Json.write(Map.of("event", "marked"));
                        }
                        case "stats" -> {
                            Map<String, Object> line = stats.read();
                            line.put("event", "stats");
                            yield Json.write(line);
                        }
                        default -> Json.write(Map.of("event", "unknown", "why", "no verb " + verb + ": mark, stats"));
                    });
        }
    }
}
