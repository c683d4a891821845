package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.Version;
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
    private final LoopThreads threads;
    private final EventLoopGroup loops;
    private final URI endpoint;

    private NettyServer(Transport transport, LoopThreads threads, EventLoopGroup loops, URI endpoint) {
        this.transport = transport;
        this.threads = threads;
        this.loops = loops;
        this.endpoint = endpoint;
    }

    static NettyServer start(Transport transport, ServerConfig config) throws BackendException {
        disableLeakDetection();
        LoopThreads threads = new LoopThreads("netty-" + transport.name());
        EventLoopGroup loops = loops(transport, config.ioThreads(), threads);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new EchoPipeline(config.maxMessageBytes()))
                .bind(config.host(), config.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loops, threads);
            throw new BackendException(
                    "Netty (" + transport.name() + ") cannot listen on " + config.host() + ":" + config.port() + ": "
                            + bound.cause().getMessage() + "; choose another port, or 0 for any free one",
                    bound.cause());
        }
        return new NettyServer(transport, threads, loops, endpoint(config.host(), bound.channel()));
    }

    /** As Vert.x does for its users: sampled buffers cost, and a leak is for the tests to find. A set property wins. */
    private static void disableLeakDetection() {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private static EventLoopGroup loops(Transport transport, int count, LoopThreads threads) throws BackendException {
        try {
            return new MultiThreadIoEventLoopGroup(count, threads, transport.ioHandler());
        } catch (IllegalStateException e) {
            throw new BackendException(
                    "Netty cannot open " + count + " event loops on " + transport.name() + ": " + e.getMessage()
                            + "; raise the limit of open files and of locked memory (ulimit -n, -l), or take fewer loops",
                    e);
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

    @Override
    public void close() {
        stop(loops, threads);
    }

    /** Closes what is open, the listening socket among it. */
    private static void stop(EventLoopGroup loops, LoopThreads threads) {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        threads.join();
    }
}
