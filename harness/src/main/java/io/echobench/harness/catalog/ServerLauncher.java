package io.echobench.harness.catalog;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildCommand;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.child.ServerMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a backend in a process of its own: a {@link CommandBackend} as it is, any other in a JVM on its module's class path. The only
 * place that knows the difference.
 *
 * @param java the java program of the JDK that all JVM servers run on
 * @param jvmFlags of all JVM servers, alike
 * @param prefix what places a process: {@code setsid nice -n -20 taskset -c 0}, or nothing
 * @param grace how long a JVM server may take to stop by itself
 */
public record ServerLauncher(Path java, List<String> jvmFlags, List<String> prefix, Duration grace) {

    /** Copies the lists. */
    public ServerLauncher {
        jvmFlags = List.copyOf(jvmFlags);
        prefix = List.copyOf(prefix);
    }

    /** With the {@link ChildServer#GRACE} of every child. */
    public ServerLauncher(Path java, List<String> jvmFlags, List<String> prefix) {
        this(java, jvmFlags, prefix, ChildServer.GRACE);
    }

    /** The same with more flags for JVM servers, which have something to write when they stop. */
    public ServerLauncher with(List<String> moreJvmFlags, Duration longer) {
        List<String> all = new ArrayList<>(jvmFlags);
        all.addAll(moreJvmFlags);
        return new ServerLauncher(java, all, prefix, longer);
    }

    /** How the backend's server would be started. */
    public ChildCommand command(EchoBackend backend, ServerConfig config) throws BackendException {
        ChildCommand command = ChildCommand.of(program(backend), config).behind(prefix);
        return runsInJvm(backend) ? command.withGrace(grace) : command;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param stderr where its logs go
     */
    public ChildServer start(EchoBackend backend, ServerConfig config, Path stderr) throws BackendException {
        return ChildServer.start(command(backend, config).withStderr(stderr));
    }

    /** Whether its server runs in a JVM. */
    public static boolean runsInJvm(EchoBackend backend) {
        return !(backend instanceof CommandBackend);
    }

    private List<String> program(EchoBackend backend) throws BackendException {
        if (backend instanceof CommandBackend command) {
            return command.command();
        }
        List<String> program = new ArrayList<>();
        program.add(java.toString());
        program.addAll(jvmFlags);
        program.add("-cp");
        program.add(ModuleClassPath.of(backend.getClass(), EchoBackend.class));
        program.add(ServerMain.class.getName());
        program.add(backend.id());
        return program;
    }
}
