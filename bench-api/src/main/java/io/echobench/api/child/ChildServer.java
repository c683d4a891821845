package io.echobench.api.child;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, spoken to by the child contract. Every wait has a deadline. Thread-safe.
 *
 * <p>{@link #close} ends the child's stdin, gives it {@link #GRACE}, or what its command says, and then kills it with everything it started.
 */
public final class ChildServer implements EchoServer {

    /** How long a child may take to stop by itself, unless its command says otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final Duration grace;
    private final ChildLines lines;
    private List<URI> endpoints = List.of();
    private String software = "";
    private String transport = "";
    private volatile boolean killed;

    private ChildServer(Process process, Duration grace) {
        this.process = process;
        this.grace = grace;
        lines = ChildLines.of(process);
    }

    /**
     * Starts the child and returns when it says that it is ready.
     *
     * @throws BackendUnavailableException when the child says so
     * @throws BackendException when it cannot be started, says that it failed, ends, prints something else, or is not ready
     *     in time; no process is left then
     */
    public static ChildServer start(ChildCommand command) throws BackendException {
        ChildServer child = new ChildServer(process(command), command.grace());
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
            default ->
                throw new BackendException("the child's first line is no event of the contract: "
                        + ChildLines.shown(String.valueOf(line)));
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
            throw new BackendException(
                    "the child printed something that is no JSON object: " + ChildLines.shown(line), e);
        }
    }

    private String next(Duration within, String what) throws BackendException {
        ChildLines.Read read;
        try {
            read = lines.next(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("interrupted while waiting for " + what + " of the child", e);
        }
        return switch (read) {
            case ChildLines.Line line -> line.text();
            case ChildLines.Nothing nothing ->
                throw new BackendException("the child did not print " + what + " within " + within.toSeconds() + " s");
            case ChildLines.End end ->
                throw new BackendException("the child ended before it printed " + what + " (" + exit() + ")");
        };
    }

    /** How the process ended, in words; waits a second for it. */
    private String exit() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? ExitWords.of(process.exitValue()) : "still running";
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
            throw new BackendException("the child answered " + verb + " with something else than " + event + ": "
                    + ChildLines.shown(String.valueOf(answer)));
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

    /** How the process ended; empty while it runs. */
    public Optional<String> ended() {
        return process.isAlive() ? Optional.empty() : Optional.of(ExitWords.of(process.exitValue()));
    }

    /** Whether {@link #close} had to kill it, because it did not stop within its grace. */
    public boolean killed() {
        return killed;
    }

    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                killed = true;
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly); // what it started and left behind
    }

    private void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
