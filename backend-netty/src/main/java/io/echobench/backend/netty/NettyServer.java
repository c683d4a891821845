package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.Version;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The running server: one group of event loops that accept and serve. The tuning is explained in the package's page. */
final class NettyServer implements EchoServer {

    private static final int BACKLOG = 4096;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final Transport transport;
    private final EventLoops loops;
    private final Channel listening;
    private final ChannelGroup connections;
    private final URI endpoint;

    private NettyServer(
            Transport transport, EventLoops loops, Channel listening, ChannelGroup connections, URI endpoint) {
        this.transport = transport;
        this.loops = loops;
        this.listening = listening;
        this.connections = connections;
        this.endpoint = endpoint;
    }

    static NettyServer start(Transport transport, ServerConfig config) throws BackendException {
        disableLeakDetection();
        EventLoops loops = EventLoops.open(transport, config.ioThreads());
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new EchoPipeline(connections, config.maxMessageBytes()))
                .bind(config.host(), config.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.close();
            throw new BackendException(
                    "Netty (" + transport.name() + ") cannot listen on " + config.host() + ":" + config.port() + ": "
                            + bound.cause().getMessage() + "; choose another port, or 0 for any free one",
                    bound.cause());
        }
        URI endpoint = endpoint(config.host(), bound.channel());
        return new NettyServer(transport, loops, bound.channel(), connections, endpoint);
    }

    /** As Vert.x does for its users: tracking buffers costs, and this server's are few enough to see. A set property wins. */
    private static void disableLeakDetection() {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private static URI endpoint(String host, Channel listening) {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create("ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + EchoPipeline.PATH);
    }

    @Override
    public List<URI> endpoints() {
        return List.of(endpoint);
    }

    @Override
    public String software() {
        Version netty =
                Objects.requireNonNull(Version.identify().get("netty-transport"), "Netty's jar names its version");
        return "Netty " + netty.artifactVersion() + " (" + transport.name() + "), Java "
                + System.getProperty("java.version");
    }

    @Override
    public String transport() {
        return transport.name();
    }

    /** Connections end before their loops do: io_uring logs a warning for each that a dying loop still has to close. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loops.close();
    }
}
