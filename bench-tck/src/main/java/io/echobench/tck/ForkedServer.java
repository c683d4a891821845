package io.echobench.tck;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildCommand;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.child.ServerMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a backend in a process of its own on the test's class path, so that its memory and its end are its own. */
final class ForkedServer {

    private ForkedServer() {}

    /** @param prefix a command to start it behind, {@code taskset -c 0}; may be empty */
    static ChildServer start(EchoBackend backend, ServerConfig config, List<String> prefix) throws BackendException {
        return ChildServer.start(ChildCommand.of(program(backend), config).behind(prefix));
    }

    /** Started with flags that are not in the contract. */
    static ChildServer startWith(EchoBackend backend, List<String> flags) throws BackendException {
        ChildCommand known = ChildCommand.of(program(backend), ServerConfig.loopback());
        List<String> arguments = new ArrayList<>(known.arguments());
        arguments.addAll(flags);
        return ChildServer.start(new ChildCommand(arguments, known.stderr(), known.readyWithin()));
    }

    private static List<String> program(EchoBackend backend) throws BackendException {
        if (backend instanceof CommandBackend command) {
            return command.command();
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                backend.id());
    }
}
