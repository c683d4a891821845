package io.echobench.api.child;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, spoken to by the child contract. Every wait has a deadline. Thread-safe.
 *
 * <p>{@link #close} ends the child's stdin, gives it {@link #GRACE}, and then kills it with everything it started.
 */
public final class ChildServer implements EchoServer {

    /** How long a child may take to stop by itself. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private List<URI> endpoints = List.of();
    private String software = "";
    private String transport = "";

    private ChildServer(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("child-" + process.pid()).start(this::readLines);
    }

    /**
     * Starts the child and returns when it says that it is ready.
     *
     * @throws BackendUnavailableException when the child says so
     * @throws BackendException when it cannot be started, says that it failed, ends, prints something else, or is not ready
     *     in time; no process is left then
     */
    public static ChildServer start(ChildCommand command) throws BackendException {
        ChildServer child = new ChildServer(process(command));
        try {
            child.awaitReady(command.readyWithin());
            return child;
        } catch (BackendException e) {
            child.kill();
            throw e;
        }
    }

    private static Process process(ChildCommand command) throws BackendException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        command.stderr()
                .ifPresentOrElse(
                        file -> builder.redirectError(file.toFile()),
                        () -> builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BackendException("cannot start " + command.arguments().getFirst() + ": " + e.getMessage(), e);
        }
    }

    private void readLines() {
        try (BufferedReader stdout = process.inputReader()) {
            for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // the pipe broke: the same as its end
        }
        lines.add(END);
    }

    private void awaitReady(Duration within) throws BackendException {
        Map<String, Object> line = event(next(within, "its first line"));
        switch (String.valueOf(line.get("event"))) {
            case "ready" -> {
                endpoints = uris(line.get("endpoints"));
                software = String.valueOf(line.get("software"));
                transport = String.valueOf(line.get("transport"));
            }
            case "unavailable" ->
                throw new BackendUnavailableException(String.valueOf(line.get("why")), String.valueOf(line.get("how")));
            case "failed" -> throw new BackendException(String.valueOf(line.get("why")));
            default -> throw new BackendException("the child's first line is no event of the contract: " + line);
        }
    }

    private static List<URI> uris(@Nullable Object value) throws BackendException {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new BackendException("the child is ready without endpoints");
        }
        try {
            return list.stream().map(item -> URI.create(String.valueOf(item))).toList();
        } catch (IllegalArgumentException e) {
            throw new BackendException("the child is ready with an endpoint that is no URI: " + list, e);
        }
    }

    private Map<String, Object> event(String line) throws BackendException {
        try {
            return Json.read(line);
        } catch (IllegalArgumentException e) {
            throw new BackendException("the child printed something that is no JSON object: " + line, e);
        }
    }

    private String next(Duration within, String what) throws BackendException {
        String line;
        try {
            line = lines.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("interrupted while waiting for " + what + " of the child", e);
        }
        if (line == null) {
            throw new BackendException("the child did not print " + what + " within " + within.toSeconds() + " s");
        }
        if (line.isEmpty()) {
            throw new BackendException("the child ended before it printed " + what + " (" + exit() + ")");
        }
        return line;
    }

    /** How the process ended, in words; waits a second for it. */
    private String exit() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? "exit status " + process.exitValue() : "still running";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Later {@link #stats} count from here. */
    public synchronized void mark() throws BackendException {
        ask("mark", "marked");
    }

    /** What the child says of itself since the last mark. */
    public synchronized ChildStats stats() throws BackendException {
        return ChildStats.of(ask("stats", "stats"));
    }

    private Map<String, Object> ask(String verb, String event) throws BackendException {
        try {
            process.outputWriter().write(verb + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new BackendException("the child does not take " + verb + " (" + exit() + ")", e);
        }
        Map<String, Object> answer = event(next(ANSWER_WITHIN, "its answer to " + verb));
        if (!event.equals(answer.get("event"))) {
            throw new BackendException(
                    "the child answered " + verb + " with something else than " + event + ": " + answer);
        }
        return answer;
    }

    /** The process that serves. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public List<URI> endpoints() {
        return endpoints;
    }

    @Override
    public String software() {
        return software;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public void close() {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
