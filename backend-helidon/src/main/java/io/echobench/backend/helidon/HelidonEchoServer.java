package io.echobench.backend.helidon;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.helidon.common.Version;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running Helidon WebServer; both backends differ only in what they add to its configuration. */
final class HelidonEchoServer implements EchoServer {

    static final String PATH = "/echo";

    private static final int BACKLOG = 4_096;
    private static final Duration STOP_WITHIN = Duration.ofMillis(200);
    private static final Duration LONGER_THAN_ANY_TRIAL = Duration.ofDays(1);

    /** Held, because java.util.logging forgets the level of a logger that nobody refers to. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    /** Logs nothing but its start, its stop, and the failed start that we report ourselves. */
    private static final Logger LIFE_CYCLE = Logger.getLogger("io.helidon.webserver.LoomServer");

    private final WebServer server;
    private final URI endpoint;

    private HelidonEchoServer(WebServer server, String host) {
        this.server = server;
        this.endpoint = URI.create("ws://" + host + ":" + server.port() + PATH);
    }

    /** What makes a server an echo of one kind. */
    interface Echo {
        void configure(WebServerConfig.Builder builder, int maxMessageBytes);
    }

    static HelidonEchoServer start(ServerConfig config, Echo echo) throws BackendException {
        HELIDON.setLevel(Level.WARNING);
        LIFE_CYCLE.setLevel(Level.OFF);
        WebServerConfig.Builder builder = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .backlog(BACKLOG)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .idleConnectionTimeout(LONGER_THAN_ANY_TRIAL)
                .shutdownGracePeriod(STOP_WITHIN)
                .shutdownHook(false);
        echo.configure(builder, config.maxMessageBytes());
        WebServer server = builder.build().start();
        if (!server.isRunning()) { // Helidon logs a failed start and returns
            throw notListening(config);
        }
        return new HelidonEchoServer(server, config.host());
    }

    /** Helidon keeps the reason to itself: binding once more gives it. */
    private static BackendException notListening(ServerConfig config) {
        String sentence = "Helidon cannot listen on " + config.host() + ":" + config.port();
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.host(), config.port()));
            return new BackendException(sentence + ", though the port is free now; try again");
        } catch (IOException e) {
            return new BackendException(
                    sentence + " (" + e.getMessage() + "); choose another port, or 0 for any free one", e);
        }
    }

    @Override
    public List<URI> endpoints() {
        return List.of(endpoint);
    }

    @Override
    public String software() {
        return "Helidon " + Version.VERSION + " (virtual threads), Java " + System.getProperty("java.version");
    }

    @Override
    public String transport() {
        return "blocking";
    }

    /**
     * Ends every connection. One daemon thread, {@code helidon-idle-connection-timer}, outlives the server: Helidon cancels
     * it from its next line on (<a href="https://github.com/helidon-io/helidon/issues/11939">#11939</a>), and gives no
     * access to it. It sleeps two minutes at a time, and ends with the child process.
     */
    @Override
    public void close() {
        HELIDON.setLevel(Level.OFF); // a peer that connects right now is no error
        server.stop();
    }
}
