package io.echobench.harness.run;

import io.echobench.api.child.ExitWords;
import io.echobench.load.LoadEvent;
import io.echobench.load.LoadMain;
import io.echobench.load.LoadPlan;
import io.echobench.load.LoadStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The load generator in a process of its own: a plan goes in, events come out. It ends with its stdin, so it never outlives
 * this process. One thread at a time.
 */
public final class LoadProcess implements AutoCloseable {

    /** How long it may take to end by itself, unless it has something to write then. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final List<String> command;
    private final Duration grace;
    private final BlockingQueue<LoadEvent> events = new LinkedBlockingQueue<>();
    private boolean killed;

    private LoadProcess(Process process, List<String> command, Duration grace) {
        this.process = process;
        this.command = command;
        this.grace = grace;
        Thread.ofPlatform().daemon().name("load-" + process.pid()).start(this::readEvents);
    }

    /**
     * Starts it and hands it the plan.
     *
     * @param java program and flags, with all that places the process in front
     * @param stderr where its logs go
     * @param grace how long it may take to end by itself
     */
    static LoadProcess start(List<String> java, LoadPlan plan, Path stderr, Duration grace) throws TrialException {
        List<String> command = new ArrayList<>(java);
        command.add("-cp");
        command.add(ClassPaths.of(plan));
        command.add(LoadMain.class.getName());
        try {
            LoadProcess load = new LoadProcess(
                    new ProcessBuilder(command).redirectError(stderr.toFile()).start(), command, grace);
            // Not on this thread: a large plan does not fit into the pipe, and who should read it may be stopped.
            Thread.ofPlatform().daemon().name("plan-" + load.process.pid()).start(() -> load.send(plan));
            return load;
        } catch (IOException e) {
            throw new TrialException("cannot start the load process: " + e.getMessage(), e);
        }
    }

    private void send(LoadPlan plan) {
        try {
            LoadStreams.writePlan(plan, process.getOutputStream()); // stays open: its end would mean stop
        } catch (IOException e) {
            // it is gone, which its events say, too
        }
    }

    private void readEvents() {
        try (InputStream stdout = process.getInputStream()) {
            LoadStreams.Reader reader = new LoadStreams.Reader(stdout);
            for (Optional<LoadEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
        } catch (IOException | ClassCastException e) {
            // its end, or something else than events: both are said below
        }
        events.add(new LoadEvent.Failed("the load process ended before its result (" + exit() + ")"));
    }

    private String exit() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? ExitWords.of(process.exitValue()) : "its output broke off";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The next event, or nothing within that time. */
    public Optional<LoadEvent> next(Duration within) throws InterruptedException {
        return Optional.ofNullable(events.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Its process, to be read by. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The exact command it was started with. */
    List<String> command() {
        return command;
    }

    /** Whether {@link #close} had to kill it. */
    boolean killed() {
        return killed;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                killed = true;
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            killed = true;
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
