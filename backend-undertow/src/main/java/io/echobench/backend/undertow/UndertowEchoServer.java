package io.echobench.backend.undertow;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

/** A running Undertow. */
final class UndertowEchoServer implements EchoServer {

    private static final int BACKLOG = 4_096;
    private static final int BUFFER_BYTES = 16 * 1_024 - 20;
    private static final int STOP_WITHIN_MILLIS = 1_000;

    /** Held, because java.util.logging forgets the level of a logger that nobody refers to. */
    private static final List<Logger> QUIET = Stream.of("io.undertow", "org.xnio", "org.jboss.threads")
            .map(Logger::getLogger)
            .toList();

    private final Undertow undertow;
    private final URI endpoint;

    private UndertowEchoServer(Undertow undertow, String host) {
        this.undertow = undertow;
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        this.endpoint = URI.create("ws://" + host + ":" + address.getPort() + EchoHandshake.PATH);
    }

    static UndertowEchoServer start(ServerConfig config) throws BackendException {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Undertow undertow = Undertow.builder()
                .setIoThreads(config.ioThreads())
                .setWorkerThreads(1)
                .setDirectBuffers(true)
                .setBufferSize(BUFFER_BYTES)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_WITHIN_MILLIS)
                .addHttpListener(config.port(), config.host(), EchoHandshake.of(config.maxMessageBytes()))
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BackendException(
                    "Undertow cannot listen on " + config.host() + ":" + config.port() + " (" + cause.getMessage()
                            + "); choose another port, or 0 for any free one",
                    cause);
        }
        return new UndertowEchoServer(undertow, config.host());
    }

    @Override
    public List<URI> endpoints() {
        return List.of(endpoint);
    }

    @Override
    public String software() {
        return "Undertow " + io.undertow.Version.getVersionString() + " (XNIO " + org.xnio.Version.getVersionString()
                + " nio), Java " + System.getProperty("java.version");
    }

    @Override
    public String transport() {
        return "nio";
    }

    /** XNIO closes every open connection itself, but reports its end from threads that have yet to end. */
    @Override
    public synchronized void close() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF)); // a peer that connects right now is no error
        List<Thread> threads = threadsOf(undertow.getWorker());
        undertow.stop();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_WITHIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The I/O threads and the one that accepts, to which Undertow gives no access; none once it is stopped. */
    private static List<Thread> threadsOf(@Nullable XnioWorker worker) {
        Thread[] all = new Thread[2 * Thread.activeCount()];
        return Arrays.stream(all, 0, Thread.enumerate(all))
                .filter(thread ->
                        thread instanceof XnioIoThread io && io.getWorker().equals(worker))
                .toList();
    }
}
