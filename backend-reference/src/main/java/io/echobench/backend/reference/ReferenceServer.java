package io.echobench.backend.reference;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The running calibration server: one event loop per I/O thread for the echoes, one more for the control path, so that
 * a command is answered while the echoes stand still.
 */
final class ReferenceServer implements EchoServer {

    /** The longest message whose frame fits one buffer. */
    static final int MOST_MESSAGE_BYTES = (1 << 30) - Frames.MAX_HEADER;

    private static final int BACKLOG = 4096;
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final ServerConfig config;
    private final ServerSocketChannel listener;
    private final List<EventLoop> echoLoops = new ArrayList<>();
    private final List<EventLoop> loops = new ArrayList<>(); // who hands connections over stands before who takes them
    private int port;

    private ReferenceServer(ServerConfig config, ServerSocketChannel listener) {
        this.config = config;
        this.listener = listener;
    }

    /**
     * Starts a server in which {@code truth} holds until the control path changes it, and again when that clears it.
     *
     * @throws BackendException when the address cannot be bound or the limit is more than {@link #MOST_MESSAGE_BYTES}
     */
    static ReferenceServer start(ServerConfig config, Truth truth) throws BackendException {
        return start(config, truth, PortUse.ALONE);
    }

    /** The same, beside other processes on its port where that is shared. */
    static ReferenceServer start(ServerConfig config, Truth truth, PortUse use) throws BackendException {
        if (config.maxMessageBytes() > MOST_MESSAGE_BYTES) {
            throw new BackendException("maxMessageBytes " + config.maxMessageBytes()
                    + " is more than the reference server can hold; use at most " + MOST_MESSAGE_BYTES);
        }
        try {
            ReferenceServer server = new ReferenceServer(config, ServerSocketChannel.open());
            try {
                use.applyTo(server.listener);
                server.open(new Truths(truth));
                return server;
            } catch (IOException | UnresolvedAddressException e) {
                server.close();
                throw e;
            }
        } catch (IOException | UnresolvedAddressException e) {
            throw new BackendException(
                    "cannot listen on " + config.host() + ":" + config.port() + " (" + e.getMessage()
                            + "); choose another address, or port 0 for a free one",
                    e);
        }
    }

    private void open(Truths truths) throws IOException {
        listener.bind(new InetSocketAddress(config.host(), config.port()), BACKLOG);
        listener.configureBlocking(false);
        port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        Census census = new Census();
        Control control = new Control(truths, census, () -> echoLoops.forEach(EventLoop::wakeUp));
        EventLoop controlLoop = new EventLoop(
                "reference-control", config.maxMessageBytes(), new Stalls(new Truths(Truth.PLAIN), -1), loop ->
                        (path, connection, input) -> {});
        for (int i = 0; i < config.ioThreads(); i++) {
            int number = i;
            EventLoop echoLoop = new EventLoop(
                    "reference-" + number,
                    config.maxMessageBytes(),
                    new Stalls(truths, number),
                    loop -> new EchoSessions(loop, new EchoWork(truths, loop, number), controlLoop, control, census));
            loops.add(echoLoop);
            echoLoops.add(echoLoop);
        }
        loops.add(controlLoop);
        echoLoops.getFirst().listen(listener, key -> new Acceptor(listener, key, echoLoops));
        loops.forEach(EventLoop::start);
    }

    @Override
    public List<URI> endpoints() {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        return List.of(URI.create("ws://" + host + ":" + port + Handshake.ECHO));
    }

    @Override
    public String software() {
        return "echobench reference (java.nio), Java " + System.getProperty("java.version");
    }

    @Override
    public String transport() {
        return "nio";
    }

    @Override
    public void close() {
        for (EventLoop loop :
                loops) { // one after the other: what a loop has handed over, a later one still tells the peer
            loop.stop();
            loop.join(END_WITHIN);
        }
        try {
            listener.close();
        } catch (IOException e) {
            // its port is free all the same
        }
    }
}
