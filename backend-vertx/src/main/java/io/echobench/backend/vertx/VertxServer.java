package io.echobench.backend.vertx;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.netty.util.Version;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The running server: a Vert.x of its own, with an {@link EchoVerticle} for each event loop. */
final class VertxServer implements EchoServer {

    private static final int BACKLOG = 4096;
    private static final int CLOSING_TIMEOUT_SECONDS = 1;
    private static final int PORT_ATTEMPTS = 5;
    private static final long NEVER_MILLIS = Duration.ofDays(1).toMillis();

    private final Vertx vertx;
    private final Transport transport;
    private final URI endpoint;

    private VertxServer(Vertx vertx, Transport transport, URI endpoint) {
        this.vertx = vertx;
        this.transport = transport;
        this.endpoint = endpoint;
    }

    static VertxServer start(ServerConfig config) throws BackendException {
        VertxKnobs.set();
        Transport transport = Transport.EPOLL.available() ? Transport.EPOLL : Transport.NIO;
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(config.ioThreads())
                        .setDisableTCCL(true)
                        .setBlockedThreadCheckInterval(NEVER_MILLIS))
                .withTransport(transport)
                .build();
        try {
            return new VertxServer(vertx, transport, endpoint(config.host(), listen(vertx, config)));
        } catch (CompletionException e) {
            close(vertx);
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new BackendException(
                    "Vert.x (" + transport.name() + ") cannot listen on " + config.host() + ":" + config.port() + ": "
                            + cause.getMessage() + "; choose another port, or 0 for any free one",
                    cause);
        }
    }

    /**
     * Instances share a port only if all name it; each that asks for port 0 gets one of its own. So several are given a port
     * that is free now, and as somebody else may take it first, there are several attempts.
     */
    private static int listen(Vertx vertx, ServerConfig config) {
        if (config.port() != 0 || config.ioThreads() == 1) {
            return listenOn(config.port(), vertx, config);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return listenOn(freePort(config.host()), vertx, config);
            } catch (CompletionException taken) {
                if (attempt == PORT_ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static int freePort(String host) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static int listenOn(int port, Vertx vertx, ServerConfig config) {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        HttpServerOptions options = httpOptions(config).setPort(port);
        DeploymentOptions instances = new DeploymentOptions().setInstances(config.ioThreads());
        vertx.deployVerticle(() -> new EchoVerticle(options, listening), instances)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return listening.join();
    }

    /** The package's page says why. */
    private static HttpServerOptions httpOptions(ServerConfig config) {
        return new HttpServerOptions()
                .setHost(config.host())
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(config.maxMessageBytes())
                .setMaxWebSocketMessageSize(config.maxMessageBytes())
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(CLOSING_TIMEOUT_SECONDS);
    }

    private static URI endpoint(String host, int port) {
        return URI.create("ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + EchoVerticle.PATH);
    }

    @Override
    public List<URI> endpoints() {
        return List.of(endpoint);
    }

    @Override
    public String software() {
        Version netty =
                Objects.requireNonNull(Version.identify().get("netty-transport"), "Netty's jar names its version");
        return "Vert.x " + Vertx.class.getPackage().getImplementationVersion() + " (Netty " + netty.artifactVersion()
                + ", " + transport.name() + "), Java " + System.getProperty("java.version");
    }

    @Override
    public String transport() {
        return transport.name();
    }

    @Override
    public void close() {
        close(vertx);
    }

    private static void close(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
