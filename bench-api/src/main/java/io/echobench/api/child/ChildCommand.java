package io.echobench.api.child;

import io.echobench.api.ServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to start a child.
 *
 * @param arguments the program and all its arguments, flags of the contract included
 * @param stderr where its logs go; empty: to this process's stderr
 * @param readyWithin how long it may take until its first line; a loaded machine needs tens of seconds
 * @param grace how long it may take to stop by itself, before it is killed
 */
public record ChildCommand(List<String> arguments, Optional<Path> stderr, Duration readyWithin, Duration grace) {

    /** For a server that needs longer: {@code -Dechobench.ready.seconds=N}. */
    private static final Duration DEFAULT_READY_WITHIN =
            Duration.ofSeconds(Math.max(1, Long.getLong("echobench.ready.seconds", 60)));

    /** Copies the list. */
    public ChildCommand {
        arguments = List.copyOf(arguments);
    }

    /** With the {@link ChildServer#GRACE} of every child. */
    public ChildCommand(List<String> arguments, Optional<Path> stderr, Duration readyWithin) {
        this(arguments, stderr, readyWithin, ChildServer.GRACE);
    }

    /** The program with the contract's flags behind its own arguments. */
    public static ChildCommand of(List<String> program, ServerConfig config) {
        List<String> arguments = new ArrayList<>(program);
        arguments.addAll(ServerFlags.of(config));
        return new ChildCommand(arguments, Optional.empty(), DEFAULT_READY_WITHIN);
    }

    /** The same command with its logs in a file. */
    public ChildCommand withStderr(Path file) {
        return new ChildCommand(arguments, Optional.of(file), readyWithin, grace);
    }

    /** The same command for a child that has something to write when it stops. */
    public ChildCommand withGrace(Duration longer) {
        return new ChildCommand(arguments, stderr, readyWithin, longer);
    }

    /** The same command behind a prefix such as {@code taskset -c 0}. */
    public ChildCommand behind(List<String> prefix) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(arguments);
        return new ChildCommand(all, stderr, readyWithin, grace);
    }
}
