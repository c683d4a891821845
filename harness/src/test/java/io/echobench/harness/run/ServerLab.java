package io.echobench.harness.run;

import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.catalog.Catalog;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadResult;
import io.echobench.load.Phase;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server and load processes as a run places them; of a reference server also its control path. */
final class ServerLab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunSettings settings;
    private final Path folder;
    private final ChildServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private @Nullable WebSocket control;
    private final JsonMapper json = new JsonMapper();

    ServerLab(String backend, Path folder) throws Exception {
        this.folder = folder;
        CpuLayout cpus = CpuLayout.split(Machine.allowedCores());
        settings = new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                cpus,
                Placement.detect(),
                1,
                1,
                Transport.nio(cpus.isSplit() ? Polling.SPIN : Polling.BLOCK),
                ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
        EchoBackend measured = Catalog.discover().byId(backend);
        server =
                settings.serverLauncher().start(measured, settings.serverConfig(), folder.resolve("server.stderr.log"));
        settings.placement().raise(server.process());
    }

    /** Skips the test where the backend cannot be had here. */
    static ServerLab orSkip(String backend, Path folder) throws Exception {
        try {
            return new ServerLab(backend, folder);
        } catch (BackendUnavailableException e) {
            throw new TestAbortedException("skipped: " + e.why() + "; " + e.how());
        }
    }

    /** What will stop the server for so long, so long after it begins. */
    SignalClock stopping(Duration after, Duration length) throws IOException {
        return SignalClock.of(server.process(), after, length, settings.placement());
    }

    URI endpoint() {
        return server.endpoints().getFirst();
    }

    ProcessHandle process() {
        return server.process();
    }

    /** Sends a command of the control path and returns its answer. */
    JsonNode tell(String command) throws Exception {
        if (control == null) {
            control = http.newWebSocketBuilder()
                    .buildAsync(endpoint().resolve("/control"), new Answers())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        control.sendText(command, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Assertions.assertThat(answer).as("answer to %s", command).isNotNull().contains("\"ok\"");
        return json.readTree(answer);
    }

    /** One of the server's counters. */
    long count(String counter) throws Exception {
        return tell("counters").path(counter).asLong(-1);
    }

    /** Runs phases to their end with an answer limit, and returns the last one's result. */
    LoadResult.PhaseResult load(Duration answerWithin, Phase... phases) throws Exception {
        return load(answerWithin, () -> {}, phases);
    }

    /** The same; {@code onLast} is run when the last phase begins. */
    LoadResult.PhaseResult load(Duration answerWithin, Runnable onLast, Phase... phases) throws Exception {
        return loadAll(answerWithin, phases.length - 1, onLast::run, phases).getLast();
    }

    /** What is done while a load runs. */
    interface Meanwhile {
        void run() throws Exception;
    }

    /** The same, with the results of all phases; something is done when the phase with that index begins. */
    List<LoadResult.PhaseResult> loadAll(Duration answerWithin, int index, Meanwhile onBegin, Phase... phases)
            throws Exception {
        LoadSettings load = new LoadSettings(
                settings.loadJava(),
                settings.cpus().client(),
                settings.placement(),
                List.of(phases),
                settings.transport(),
                1,
                List.of());
        LoadPlan.Limits usual = LoadPlan.Limits.DEFAULT;
        LoadPlan plan = new LoadPlan(
                endpoint(),
                List.of(phases),
                1,
                LoadPlan.Share.WHOLE,
                settings.transport(),
                new LoadPlan.Limits(
                        usual.connectNanos(), answerWithin.toNanos(), usual.closeNanos(), usual.maxMessageBytes()),
                List.of(),
                "");
        try (LoadProcess process = load.start(plan, folder.resolve("load.stderr.log"))) {
            while (true) {
                LoadEvent event = process.next(Duration.ofSeconds(60)).orElseThrow();
                if (event instanceof LoadEvent.PhaseBegan began && began.phase() == index) {
                    await(began.nanoTime()); // it is told of beforehand
                    onBegin.run();
                } else if (event instanceof LoadEvent.Finished finished) {
                    return finished.result().phases();
                } else if (event instanceof LoadEvent.Failed failed) {
                    throw new AssertionError(failed.sentence());
                }
            }
        }
    }

    /** Until a time on the clock that all processes of this machine have in common. */
    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        if (control != null) {
            control.abort();
        }
        http.close();
        server.close();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
