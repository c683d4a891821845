package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.KnownGap;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.catalog.ServerLauncher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a row measures: a backend that we boot for each trial, or somebody's server that runs already. */
public sealed interface Target permits Target.Booted, Target.External, ControlTarget {

    /** The row's name. */
    String id();

    /** One line about it. */
    String description();

    /** {@code message}, {@code raw} or {@code external}. */
    String tier();

    /** The conformance gaps that it declares. */
    List<KnownGap> knownGaps();

    /** Whether its server is a JVM that we started. */
    boolean runsInJvm();

    /**
     * The same, with more flags for its JVM; where it has none, itself.
     *
     * @param grace how long that JVM may take to stop by itself: it has something to write then
     */
    Target with(List<String> jvmFlags, Duration grace);

    /**
     * Makes it ready to be loaded.
     *
     * @param stderr where its logs go
     */
    Running start(Path stderr) throws BackendException;

    /** The command of its server; empty where it is not ours. */
    List<String> command() throws BackendException;

    /**
     * A target that accepts connections.
     *
     * @param child its process, where it is ours
     */
    record Running(URI endpoint, String software, String transport, Optional<ChildServer> child)
            implements AutoCloseable {

        @Override
        public void close() {
            child.ifPresent(ChildServer::close);
        }
    }

    /** A backend, booted anew each time. */
    record Booted(EchoBackend backend, ServerLauncher launcher, Placement placement, ServerConfig config)
            implements Target {

        @Override
        public String id() {
            return backend.id();
        }

        @Override
        public String description() {
            return backend.description();
        }

        @Override
        public String tier() {
            return backend.tier().name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public List<KnownGap> knownGaps() {
            return backend.knownGaps();
        }

        @Override
        public boolean runsInJvm() {
            return ServerLauncher.runsInJvm(backend);
        }

        @Override
        public Target with(List<String> jvmFlags, Duration grace) {
            return new Booted(backend, launcher.with(jvmFlags, grace), placement, config);
        }

        @Override
        public Running start(Path stderr) throws BackendException {
            ChildServer child = launcher.start(backend, config, stderr);
            placement.raise(child.process());
            return new Running(child.endpoints().getFirst(), child.software(), child.transport(), Optional.of(child));
        }

        @Override
        public List<String> command() throws BackendException {
            return launcher.command(backend, config).arguments();
        }
    }

    /** A server that runs already, at {@code --url}. */
    record External(String id, URI url) implements Target {

        private static final int HTTP_PORT = 80;
        private static final int CONNECT_MILLIS = 10_000;

        @Override
        public String description() {
            return "a running server at " + url;
        }

        @Override
        public String tier() {
            return "external";
        }

        @Override
        public List<KnownGap> knownGaps() {
            return List.of();
        }

        @Override
        public boolean runsInJvm() {
            return false;
        }

        @Override
        public Target with(List<String> jvmFlags, Duration grace) {
            return this;
        }

        /** Something must listen: else every conformance case would fail, one by one, for the same reason. */
        @Override
        public Running start(Path stderr) throws BackendException {
            try (Socket socket = new Socket()) {
                int port = url.getPort() < 0 ? HTTP_PORT : url.getPort();
                socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
            } catch (IOException e) {
                throw new BackendException(
                        url + " cannot be reached: " + e.getMessage() + "; is the server running?", e);
            }
            return new Running(url, "unknown: not started by echobench", "-", Optional.empty());
        }

        @Override
        public List<String> command() {
            return List.of();
        }
    }
}
