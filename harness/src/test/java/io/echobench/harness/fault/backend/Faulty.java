package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the backends here share: the reference server, told over its control path to be at fault. */
abstract class Faulty implements EchoBackend {

    private final String id;

    Faulty(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "a fault for the tests";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    /** The reference server. */
    static EchoServer reference(ServerConfig config) throws BackendException {
        for (EchoBackend backend : ServiceLoader.load(EchoBackend.class)) {
            if (backend.id().equals("reference")) {
                return backend.start(config);
            }
        }
        throw new BackendException("the reference server is not on the class path of the fault backends");
    }

    /** The reference server, which obeys a command of its control path in every trial, but not while it is inspected. */
    static EchoServer reference(ServerConfig config, String command) throws BackendException {
        EchoServer server = reference(config);
        if (isTrial()) {
            tell(server.endpoints().getFirst().resolve("/control"), command);
        }
        return server;
    }

    /** By the name of the file that our stderr is redirected to: that of an inspection begins with 00. */
    static boolean isTrial() {
        try {
            return !Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
                    .getFileName()
                    .toString()
                    .startsWith("00-");
        } catch (IOException e) {
            return true;
        }
    }

    private static void tell(URI control, String command) throws BackendException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpClient http = HttpClient.newHttpClient();
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(control, new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                            answer.complete(text.toString());
                            return CompletableFuture.completedStage(text);
                        }
                    })
                    .get(20, TimeUnit.SECONDS);
            socket.sendText(command, true).get(20, TimeUnit.SECONDS);
            String said = answer.get(20, TimeUnit.SECONDS);
            if (!said.contains("\"ok\":true")) {
                throw new BackendException("the reference server answered " + command + " with " + said);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new BackendException("the reference server did not take " + command, e);
        } finally {
            http.shutdownNow();
        }
    }

    /** Prints to the stdout that belongs to the contract. */
    static void printToContract(String line) {
        PrintStream contract = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        contract.println(line);
    }

    /** Waits until this process is killed. */
    static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that closes in another way. */
    static EchoServer closing(EchoServer server, Runnable close) {
        return new EchoServer() {
            @Override
            public List<URI> endpoints() {
                return server.endpoints();
            }

            @Override
            public String software() {
                return server.software();
            }

            @Override
            public String transport() {
                return server.transport();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
