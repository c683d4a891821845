package io.echobench.harness.cli;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.run.RunSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve ID}: one backend in the foreground, for a client of the user's own. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Boots one backend just as run would, and keeps it until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "A backend; see list.")
    String id = "";

    @Option(names = "--port", paramLabel = "N", description = "Its port (default: any free one).")
    int port;

    @Mixin
    CatalogOptions catalog = new CatalogOptions();

    @Mixin
    PlacementOptions placement = new PlacementOptions();

    @Override
    public Integer call() throws Exception {
        EchoBackend backend = catalog.catalog().byId(id);
        RunSettings settings = placement.settings();
        PlacementOptions.within("--port", port, 0, 0, 65_535);
        ServerConfig config = ServerConfig.builder()
                .port(port)
                .ioThreads(settings.ioThreads())
                .maxMessageBytes(settings.maxMessageBytes())
                .build();
        // Its stderr is inherited, never opened by name: opening /dev/stderr truncates the file that it is redirected
        // to.
        try (ChildServer server = ChildServer.start(settings.serverLauncher().command(backend, config))) {
            settings.placement().raise(server.process());
            Thread stop = new Thread(server::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            System.out.println(server.endpoints().getFirst() + "  " + server.software() + "  (pid "
                    + server.process().pid() + "; Ctrl-C ends it)");
            server.process().onExit().join();
            if (stop.getState() == Thread.State.NEW) {
                throw new BackendException(id + " ended by itself ("
                        + server.ended().orElse("still ending") + "); what it said of that is above.");
            }
        }
        return CommandLineInterface.FINE;
    }
}
